// Names of months as newspapers print them, in full and cut short, whatever the language; no full stops, lower case, no accents.
// January first. Croatian `listopad` and `srpanj` are left out: they are other months in Czech and Polish.
export const MONTH_NAMES: readonly string[] = [
  `january jan januar janner januari janvier janv enero ene gennaio gen janeiro tammikuu tammikuuta janar stycznia styczen sty leden
    ledna januara januar sijecanj sijecnja ianuarie ian januari janvaris sausio sausis jaanuar ocak oca yanvar ιανουαριου ιαν ιανουαριος января
    янв январь січня січ студзеня януари ян јануара јануар يناير ژانویه ינואר בינואר जनवरी มกราคม ม.ค gener`,
  `february feb feber februar februari fevrier fevr fev febrero febbraio fevereiro helmikuu helmikuuta februar lutego luty lut unor unora
    februara veljaca veljace februarie februaris vasario vasaris veebruar subat sub fevral φεβρουαριου φεβ φεβρουαριος
    февраля фев февр февраль лютого лют лютага февруари фев фебруара фебруар فبراير شباط فوریه פברואר בפברואר फरवरी กุมภาพันธ์ ก.พ febrer pebrero`,
  `march mar marz maerz mrz mars marzo maart mrt marco marts maaliskuu maaliskuuta marca marzec brezen brezna marec ozujak ozujka
    martie marts kovo kovas marts mart martie μαρτιου μαρ μαρτιος марта мар март березня бер сакавіка маpт марта март مارس آذار مارس מרץ במרץ मार्च
    มีนาคม มี.ค marc maret mac marcius marc`,
  `april apr avril avr abril abr aprile huhtikuu huhtikuuta kwietnia kwiecien kwi duben dubna aprila travanj travnja aprilie aprilis
    balandzio balandis aprill nisan nis aprel απριλιου απρ απριλιος апреля апр апрель квітня кві красавіка април
    أبريل نيسان ابريل آوریل אפריל באפריל अप्रैल เมษายน เม.ย aprilis`,
  `may mai mayo maggio mag maio mei maj toukokuu toukokuuta maja kveten kvetna maja svibanj svibnja geguzes geguze maijs mayis
    μαιου μαι μαιος мая май травня тра мая мај маја مايو أيار مه מאי במאי मई พฤษภาคม พ.ค maig majus`,
  `june jun juni juin junio giugno giu junho kesakuu kesakuuta czerwca czerwiec cze cerven cervna juna lipanj lipnja iunie iun birzelio
    birzelis junijs juuni haziran haz iyun ιουνιου ιουν ιουνιος июня июн июнь червня чер чэрвеня юни јуна јун
    يونيو حزيران ژوئن יוני ביוני जून มิถุนายน มิ.ย juny junius hunyo`,
  `july jul juli juillet juil julio luglio lug julho heinakuu heinakuuta lipca lipiec lip cervenec cervence jula iulie iul liepos liepa
    julijs juuli temmuz tem iyul ιουλιου ιουλ ιουλιος июля июл июль липня лип ліпеня юли јула јул
    يوليو تموز ژوئیه יולי ביולי जुलाई กรกฎาคม ก.ค juliol julai julius hulyo`,
  `august aug aout agosto ago augustus augusti elokuu elokuuta sierpnia sierpien sie srpen srpna augusta kolovoz kolovoza augusts
    rugpjucio rugpjutis agustos agu avqust αυγουστου αυγ αυγουστος августа авг август серпня сер жніўня август августа
    أغسطس آب اغسطس اوت אוגוסט באוגוסט अगस्त สิงหาคม ส.ค agost agustus ogos augusztus`,
  `september sep sept septembre septiembre setiembre settembre set setembro syyskuu syyskuuta wrzesnia wrzesien wrz zari septembra
    rujan rujna septembrie septembris rugsejo rugsejis eylul eyl sentyabr σεπτεμβριου σεπ σεπτεμβριος сентября сен сент сентябрь
    вересня вер верасня септември септембра септембар سبتمبر أيلول سپتامبر ספטמבר בספטמבר सितंबर กันยายน ก.ย setembre szeptember setyembre`,
  `october oct oktober okt octobre octubre ottobre ott outubro out lokakuu lokakuuta pazdziernika pazdziernik paz rijen rijna oktobra
    octombrie oktobris spalio spalis oktoober ekim eki oktyabr οκτωβριου οκτ οκτωβριος октября окт октябрь жовтня жов кастрычніка
    октомври октобра октобар أكتوبر اكتوبر اکتبر אוקטובר באוקטובר अक्टूबर ตุลาคม ต.ค octubre oktober`,
  `november nov novembre noviembre novembro marraskuu marraskuuta listopada listopad lis studeni studenoga studenog novembra noiembrie
    novembris lapkricio lapkritis kasim kas noyabr νοεμβριου νοε νοεμβριος ноября ноя нояб ноябрь листопада лис лістапада ноември
    новембра новембар نوفمبر نوامبر נובמבר בנובמבר नवंबर พฤศจิกายน พ.ย nopember`,
  `december dec dezember dez decembre diciembre dic dicembre dezembro joulukuu joulukuuta grudnia grudzien gru prosinec prosince
    decembra prosinac prosinca decembrie decembris gruodzio gruodis detsember aralik ara dekabr δεκεμβριου δεκ δεκεμβριος
    декабря дек декабрь грудня гру снежня декември децембра децембар ديسمبر دسامبر דצמבר בדצמבר दिसंबर ธันวาคม ธ.ค desembre desember disember`,
]; // prettier-ignore

/** Words that stand in a date line and say nothing that the date does not: days of the week, "of", "at", o'clock. */
export const DATE_WORDS = `
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
  montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
  lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim
  lunes martes miercoles jueves viernes sabado domingo mie jue vie sab dom
  lunedi martedi mercoledi giovedi venerdi sabato domenica gio
  segunda terca quarta quinta sexta feira seg ter qua qui sex segunda-feira terca-feira quarta-feira quinta-feira sexta-feira
  maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo
  mandag tirsdag onsdag torsdag fredag lordag sondag mandagen man tir ons tor fre lor son
  maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai maanantaina tiistaina keskiviikkona torstaina perjantaina
  lauantaina sunnuntaina poniedzialek wtorek sroda czwartek piatek sobota niedziela pondeli utery streda ctvrtek patek nedele
  pondelok utorok stvrtok piatok nedela hetfo kedd szerda csutortok pentek szombat vasarnap luni marti miercuri joi vineri sambata
  duminica ponedjeljak utorak srijeda cetvrtak petak subota nedjelja ponedeljak sreda nedelja pirmadienis antradienis treciadienis
  ketvirtadienis penktadienis sestadienis sekmadienis pirmdiena otrdiena tresdiena ceturtdiena piektdiena sestdiena svetdiena
  esmaspaev teisipaev kolmapaev neljapaev reede laupaev puhapaev pazartesi sali carsamba persembe cuma cumartesi pazar
  senin selasa rabu kamis jumat sabtu minggu isnin khamis jumaat ahad
  понедельник вторник среда четверг пятница суббота воскресенье понеділок вівторок середа четвер пятниця субота неділя
  понеделник вторник сряда четвъртък петък събота неделя δευτερα τριτη τεταρτη πεμπτη παρασκευη σαββατο κυριακη
  الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد سोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार
  thu hai ba tu nam sau bay chu nhat ngay thang
  of the at on de del di da do den d' le la el il a o og am um vom von den der i v m d r g y e year gada metu mec
  г р год года року
  st nd rd th er ste º ª re ro
  published updated posted issued publication date dated publie publiee mis jour datum erschienen aktualisiert stand publicado actualizado
  pubblicato aggiornato gepubliceerd
  gmt utc est edt pst pdt bst cet cest ist jst last ago hour minutes minute min day days am pm read
  uhr h hrs hours uur heures ore horas kl klo kello godz
`;
