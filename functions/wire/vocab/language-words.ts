// Words that news copy of each language cannot do without: articles, prepositions, pronouns, the verbs of reporting.
// A word may stand in several languages; the more of them, the less it says. Lower case, in the spelling of the language.
export const LANGUAGE_WORDS: Readonly<Record<string, string>> = {
  en: `the of and to in a is was for that on with as by at from said has have had be been were are it its this which not but an or
    will would could should after before about more than their they he she his her who when where while over also two we you
    years people there against under between during into told out up other new first last one all if can may what no vs pct`,
  fr: `le la les de des du un une et est en à au aux dans pour sur par avec qui que ne pas plus ce cette ces il elle ils son sa ses
    leur leurs a ont été était sont selon après avant mais ou où comme être fait deux ans entre depuis contre sous sans aussi tout
    très dont lors ainsi alors nous vous on se s'est d'une d'un qu'il n'est c'est l'on jusqu'à ses même encore avait`,
  de: `der die das den dem des ein eine einen einem einer eines und ist in im am auf für von vom mit zu zum zur nicht auch sich sie
    er es wird wurde wurden werden hat haben hatte sei sein sind war waren bei nach aus an als wie dass aber oder über unter gegen
    vor noch nur um durch rund bis seit ihre ihr seine seiner dieser diese mehr kann soll sollen sagte teilte wir ich mann jahr`,
  es: `el la los las de del y en que un una por para con no se su sus es al lo como más pero fue ha han ser está este esta estos
    son sobre entre también según tras desde hasta años dos sin o muy ya cuando donde porque le les ante contra durante había
    hay todo todos sido dijo tiene parte ayer hoy e ellos nos si cada otro otra puede además aunque`,
  it: `il la lo i gli le di del della dei delle degli dello dell e è in nel nella un una uno per che non con da dal dalla si sono ha
    hanno al alla alle ai agli su sul sulla anche come più ma o se ed stato stata stati questo questa dopo era essere tra fra
    anni due suo sua loro ieri secondo contro sotto già così quando dove ancora ci molto tutti cui dove perché fino senza`,
  pt: `o a os as de do da dos das e em no na nos nas um uma por para com não se que é ao à aos às mais mas foi foram são ser está
    pelo pela pelos pelas como sua seu seus suas também entre após até segundo anos dois já ou quando sem sobre tem há ainda
    disse isso este esta essa esse ele ela eles muito ter sido contra desde ontem nesta neste lhe onde porque você`,
  nl: `de het een van en in is dat op te voor met zijn aan niet die er om ook als bij door naar uit over maar of was worden wordt
    werd werden heeft hebben had ze hij zij hun haar dit deze nog meer dan tot na tegen onder tussen volgens jaar twee wel zo
    kan zou moet geen veel al wat wie waar toen zegt aldus omdat sinds ongeveer mensen`,
  af: `die van en in is 'n het nie wat vir met op te sy hy hulle was om ook dat aan deur sal na by tot kan moet hierdie sê gesê
    maar of as is nog word jaar oor onder teen tussen haar ons dit baie twee toe waar sowat`,
  lb: `de den d'  an a vun dem der e eng en ass net mat op fir vum och sech zu vir datt hunn huet gouf ginn sinn si hien wéi awer
    oder iwwer no bis géint nach méi joer wier dës dësen am um zum beim well virun`,
  sv: `och i att det som en på är av för med den till har de inte om ett var han men från vid så kan efter ska under nu eller sig
    när även hade ut över mot mellan sin sina hon blir blev inom där mer än alla två år enligt säger vara detta denna vi
    kommer också bara upp utan genom någon sedan hos medan kunna skulle sade ännu`,
  da: `og i at det som en på er af for med den til har de ikke om et var han men fra ved så kan efter skal under nu eller sig når
    også havde ud over mod mellem sin sine hun bliver blev inden hvor mere end alle to år ifølge siger være dette denne vi
    kommer kun op uden gennem nogle siden hos mens kunne skulle sagde endnu oplyser hvad af blevet noget meget mig lige flere
    gør selv samtidig viser tidligere blandt andet danske tilfælde måtte sammen fortsat vejen skriver hvis få`,
  no: `og i at det som en på er av for med den til har de ikke om et var han men fra ved så kan etter skal under nå eller seg når
    også hadde ut over mot mellom sin sine hun blir ble innen hvor mer enn alle to år ifølge sier være dette denne vi
    kommer bare opp uten gjennom noen siden hos mens kunne skulle sa ennå opplyser hva av blitt noe ikkje eit frå dei ein kjøpt nærmere fått
    gjør mye selv samtidig viser tidligere blant annet flere gjennomført norske tilfelle måtte sammen fortsatt veien`,
  is: `og í að á er sem það um við til var með fyrir en af hann ekki frá hefur eru því hún verið þar eftir upp þeir þessi þetta
    segir hafa voru ár verður yfir þá nú svo kom sér þau hans eða úr ári þegar einnig vera hafi gert`,
  fi: `ja on ei että se oli hän ovat mutta kun myös joka jotka ole mukaan tai sen hänen kuin jo vain nyt olisi noin ollut sekä
    niin voi tämä tämän vielä jälkeen kanssa ennen sitä siitä he heidän vuotta vuoden kertoo sanoo sanoi koska jos joiden
    kaksi yli alle kuitenkin eivät olivat pois siellä mitä me uuden muun lisäksi kerrotaan tarkoitus myöhemmin viime
    ensi poliisi poliisin mikä miten ettei vasta toinen aikana saada tulee kaikki paljon`,
  et: `ja on ei et see oli ta kui ka aga mis kes või ning oma pärast enne kuid selle seda need tema nad juba veel olnud ole
    kaks aastat aasta ütles teatas kohta üle alla vastu ainult mitte siis võib nende sai poolt kuna ligi umbes koos`,
  hu: `a az és hogy nem is egy ez volt meg már csak de még vagy mint van azt ami amely aki el ki be fel szerint után lesz ha
    között két év évi több ezt minden kell lehet közölte mondta voltak nagy új ezer millió miatt ellen alatt valamint illetve
    pedig majd ott úgy mert óta`,
  pl: `i w na z do się nie że jest to o po od za przez dla jak oraz ale był była było były są tym tego które który która co przed
    przy jego jej ich być może tylko także już lat dwa roku czy lub pod nad więcej podczas ma zostały został została ze we
    według bez gdy jednak która również jeszcze będzie tej tych`,
  cs: `a v na z do se že je to o po od za pro jako ale byl byla bylo byli jsou který která které co před při jeho její jejich být
    může už let dva roce nebo pod nad ve ze podle bez když však také ještě bude by si kde jen podle uvedl řekl této tohoto
    více proti mezi až své tak jak kteří zatím opět jsem má mají není`,
  sk: `a v na z do sa že je to o po od za pre ako ale bol bola bolo boli sú ktorý ktorá ktoré čo pred pri jeho jej ich byť môže
    už rokov dva roku alebo pod nad vo zo podľa bez keď však aj ešte bude by si kde len uviedol povedal tejto tohto viac
    proti medzi až svoje tak ktorí zatiaľ opäť má majú nie som`,
  sl: `in v na z do se da je to o po od za pri kot ali bil bila bilo bili so ki ko kaj pred njegov njen njihov biti lahko že let
    dva leta pod nad iz brez tudi še bo bi si kjer le sta povedal dejal tega te več proti med kako tako ker pa niso ni so
    približno bodo smo zaradi svoje glede`,
  hr: `i u na s do se da je to o po od za pri kao ali bio bila bilo bili su koji koja koje što pred njegov njezin njihov biti može
    već godina dvije dva pod nad iz bez kada također još bit će bi gdje samo rekao tijekom ove ovog više protiv između tako jer
    nije nisu priopćila priopćio tko prije dvije sve nakon te prema zbog tjedan vijeće koju trebao`,
  sr: `i u na s do se da je to o po od za pri kao ali bio bila bilo bili su koji koja koje šta pred njegov njen njihov biti može
    već godina dve dva pod nad iz bez kada takođe još biće će bi gde samo rekao tokom ove ovog više protiv između tako jer
    nije nisu saopštila saopštio ko pre sve posle prema zbog nedelja izjavio sa
    и у на с до се да је то о по од за као али био била било били су који која које шта пред његов њен њихов бити може
    већ година две два под над из без када такође још биће ће би где само рекао током ове овог више против између тако јер
    није нису саопштила саопштио ко пре све после према због изјавио са`,
  ro: `și în de la a cu pe nu o un din că pentru este care au fost mai să ce sunt sau a fost fi ca după dar lui cele cei al ale
    prin între doi doua ani potrivit foarte această acest acestea când unde până către într-un într-o spus declarat anunțat va
    vor avea era erau le s-a si in sa ca dupa ei lor despre fără doar`,
  sq: `dhe në e të i për me nga që një është si u do ka janë por më se nuk kanë ishte pas kjo ky këtë edhe duke ai ajo tha mes
    para vit dy prej ndaj kur tek rreth vetëm ende ata së`,
  lt: `ir į kad yra su iš dėl per ne tai buvo bet apie po nuo jis ar kaip už jo taip pat jų metų metais ji prie dar bus jie tik
    teigė sakė pagal prieš buvusi šis šią kurie kuri kuris du ant bei kai tačiau nėra pranešė dvejus savo iki`,
  lv: `un ir no ar uz par kas ka bija gan ne tas pēc gada arī pie kā bet to vai viņš viņa gadu gados šis šo divi līdz savu tika
    būs kuri kurš pret starp vēl tikai teica paziņoja norādīja nav lai jau ap aptuveni bez saskaņā tā tie`,
  tr: `ve bir bu da de için ile olarak olan daha çok en gibi kadar sonra göre ancak ise oldu dedi ne o değil var yıl iki büyük
    yeni eden etti edildi tarafından olduğunu önce karşı üzerinde içinde arasında her şu ya ki mi yok ayrıca bulunan açıkladı
    bildirdi beklenen ettiği olduğu`,
  az: `və bir bu da də üçün ilə olan daha çox ən kimi qədər sonra görə isə oldu deyib edib edilib il iki yeni tərəfindən olduğunu
    əvvəl qarşı arasında hər o ki yox var bildirib barədə təxminən bildirilir olub edir ölkə`,
  id: `yang dan di ke dari dengan untuk pada ini itu tidak dalam adalah akan oleh juga karena sebagai telah bisa sudah ada kata
    mengatakan tahun dua saat mereka ia kami kita atau tersebut lebih para seperti namun tetapi dapat harus antara sekitar
    bahwa kepada belum masih setelah terhadap hingga menjadi secara beberapa bagi serta ujar polisi pemerintah senin kamis jumat minggu
    maret agustus desember rupiah kota perusahaan kasus warga pejabat diperkirakan kendaraan dengan sejumlah menurut jalan`,
  ms: `yang dan di ke dari dengan untuk pada ini itu tidak dalam adalah akan oleh juga kerana sebagai telah boleh sudah ada kata
    berkata tahun dua semasa mereka beliau kami kita atau tersebut lebih para seperti namun tetapi dapat perlu antara sekitar
    bahawa kepada belum masih selepas terhadap sehingga menjadi secara beberapa bagi serta polis kerajaan manakala ketika daripada
    semalam hari katanya turut pihak iaitu isnin khamis jumaat ahad mac julai
    ogos disember ringgit bandar syarikat kes orang ahli bekas jurucakap jurucakapnya pelbagai dijangka kenderaan menurut jalan`,
  tl: `ang ng sa mga na at ay ni si para ito isang hindi may kung nang din rin siya kanyang ayon nila niya mula noong ang dahil
    matapos pero lang pang kay dalawang`,
  vi: `của và là các có trong được cho một không người đã với những này khi từ đến về ông tại năm ra vào để theo bị sẽ cũng như
    trên nhiều đó sau hơn còn nước bà trước hai phải ở qua do lại thì đang chính biết cùng`,
  sw: `ya wa na kwa ni katika la za cha kuwa hiyo huo hii baada pia lakini yake wake alisema kama hilo vya watu miaka mwaka kutoka
    hadi kwamba wakati hivyo ambao ambayo zaidi huku`,
  ca: `el la els les de del dels i en que un una per amb no es al als com més però va ser ha han són està aquest aquesta aquests
    sobre entre també segons des fins anys dos sense o molt ja quan on perquè li davant contra durant hi tot tots estat dir té
    part ahir avui cada altre l'any d'un d'una pel pels seva seu seus que's`,
  gl: `o a os as de do da dos das e en no na nos nas un unha por para con non se que é ao á aos ás máis pero foi foron son ser está
    polo pola como súa seu seus tamén entre tras ata segundo anos dous xa ou cando sen sobre ten hai aínda dixo isto este esta
    eles moi sido contra desde onte nesta neste onde`,
  eu: `eta da ez du zuen dira ere bat izan dute egin zen baina dela hori baino edo dituzte zituen zuten urte ditu dio duen egiten
    izango batean bere gaur atzo arabera beste bi`,
  ga: `an na agus ar is a go i do le sa ag tá bhí ní sé sí faoi leis chun ó mar seo sin den ach níos gur bliain duine bhfuil siad`,
  cy: `yn y a i o ar mae yr ei gan am fod wedi gyda ac ni oedd bydd dros hefyd eu cael ond un dweud meddai fel nos wrth at hyn bod`,
  ru: `и в во не на я что он с со как это по но они к из у за от так же для вы было были был была или если до при его её ее их чтобы
    когда уже после также который которая которые котором года году лет более около между этом сообщил сообщили заявил том о об
    под без только может будет есть все еще ещё сказал однако два три пока`,
  uk: `і й в у не на я що він з із як це по але вони до за від так для ви було були був була або якщо при його її їх щоб коли вже
    після також який яка які якому року років більше близько між цьому повідомив повідомили заявив про під без тільки може буде
    є все ще та сказав проте два поки є цей`,
  be: `і ў у не на я што ён з як гэта па але яны да за ад так для вы было былі быў была або калі пры яго яе іх каб ужо пасля таксама
    які якая якія года гадоў больш каля паміж гэтым паведаміў паведамілі заявіў пра пад без толькі можа будзе ёсць усё яшчэ сказаў`,
  bg: `и в във не на аз че той с със как това по но те до за от така ще вие беше бяха или ако при го му им да когато вече след също
    който която които година години повече около между този съобщи съобщиха заяви под без само може има всичко още каза обаче два
    са е си през към като са сред`,
  mk: `и во не на јас дека тој со како ова по но тие до за од така ќе вие беше беа или ако при го му им да кога веќе по исто кој која
    кои година години повеќе околу меѓу овој соопшти изјави под без само може има сè уште рече два се е си низ кон ги`,
  kk: `және бұл мен бір үшін деп да де еді болып туралы осы жылы бойынша соң тағы оның ол қазақстан болды керек екі жыл`,
  el: `και το η ο του της των τα να με για από στο στη στην που δεν είναι θα τον την οι σε ότι`,
  ar: `في من على أن إلى التي عن مع هذا هذه الذي بعد كان كانت لا ما أو كما قال بين قد خلال لم ولم منذ حتى عام وقال ذلك حيث تم هو هي
    إن قبل نحو أي ضد وفي ومن`,
  fa: `و در به از که این را با است برای آن یک خود تا بر هم شد شده کرد می گفت های اما نیز ها سال دو پس بود باید او شود کند`,
  ur: `کے میں کی ہے اور سے کا کو نے پر یہ اس کہ ہیں تھا بھی کیا گیا لیے کہا ایک جس رہا ان ہو تک بعد دو`,
  ps: `د په او چې کې ته له سره دا یې کړی شوي ده دي هم خو نه`,
  hi: `के में की है और से का को ने पर यह इस कि हैं था भी किया गया लिए कहा एक जिस रहा उन हो तक बाद दो नहीं तो`,
  mr: `आहे आणि या च्या हे ते होते केले असून मध्ये करण्यात यांनी आहेत नाही तर झाली झाले केली साठी म्हणून त्यांनी पण`,
  ne: `छ र को मा ले पनि गरेको हो भने छन् एक यो भएको थियो लागि गर्न गरेका बताए तथा छैन`,
}; // prettier-ignore

/** Letters that hardly occur but in these languages; a word that holds one speaks for them. */
export const LANGUAGE_LETTERS: Readonly<Record<string, string>> = {
  fr: 'œùûëç',
  de: 'ßäöü',
  es: 'ñ¿¡',
  pt: 'ãõ',
  it: 'ìò',
  sv: 'åäö',
  da: 'æøå',
  no: 'æøå',
  is: 'þð',
  fi: 'äö',
  et: 'õäöü',
  hu: 'őű',
  pl: 'łżźćńśęą',
  cs: 'řěůň',
  sk: 'ľŕĺôď',
  sl: 'čšž',
  hr: 'đćčšž',
  sr: 'đћђљњџј',
  ro: 'țșşţă',
  sq: 'ë',
  lt: 'ėųįūš',
  lv: 'ņļķģāēī',
  tr: 'ğışİ',
  az: 'ə',
  vi: 'ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỷỹỵ',
  ca: 'ŀ·',
  cy: 'ŵŷ',
  uk: 'іїєґ',
  be: 'ўі',
  ru: 'ыэё',
  bg: 'ъ',
  mk: 'ѓќѕ',
  kk: 'қңғүұөһә',
  fa: 'پچژگی',
  ur: 'ٹڈڑےںھہ',
  ps: 'ښځڅډړ',
}; // prettier-ignore
