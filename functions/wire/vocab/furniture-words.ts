// Page furniture of clipping services and news sites: whole lines that are no copy, and words that make one. Lower case.
// Entries are parted by bars and line ends.
// `papers` begin or end lines such as "Newspapers in English", "Journaux de Suisse": that word, a preposition, a name.
export const PAPERS: Readonly<Record<string, { readonly papers: string; readonly of: string }>> = {
  en: { papers: 'newspapers|magazines|newspapers & magazines', of: 'in|from' },
  fr: { papers: 'journaux|magazines|revues', of: 'en|de|du|des|de la|de l|d|d’|de l’' },
  de: { papers: 'zeitungen|zeitschriften|magazine', of: 'in|auf|aus|aus der|aus den|aus dem' },
  es: { papers: 'periódicos|periodicos|diarios|revistas', of: 'en|de|del|de la' },
  it: { papers: 'giornali|quotidiani|riviste', of: 'in|da|dal|dalla|dall|dagli|dalle|di|del|della|dell|degli|dei' },
  pt: { papers: 'jornais|revistas', of: 'em|de|do|da|dos|das' },
  nl: { papers: 'kranten|tijdschriften', of: 'in|in het|uit|uit de' },
  ca: { papers: 'diaris|periòdics', of: 'en|de|del|d' },
  sv: { papers: 'tidningar|dagstidningar', of: 'på|från|i' },
  da: { papers: 'aviser', of: 'på|fra|i' },
  no: { papers: 'aviser', of: 'på|fra|i' },
  fi: { papers: 'sanomalehdet|sanomalehtiä|lehdet', of: 'kielellä|maasta|' },
  pl: { papers: 'gazety|czasopisma|dzienniki', of: 'w|po|z|ze|w języku' },
  cs: { papers: 'noviny|časopisy', of: 'v|ve|z|ze' },
  sk: { papers: 'noviny|časopisy', of: 'v|vo|z|zo' },
  sl: { papers: 'časopisi', of: 'v|iz' },
  hr: { papers: 'novine', of: 'na|iz|u' },
  sr: { papers: 'новине|novine', of: 'на|из|na|iz' },
  hu: { papers: 'újságok|napilapok', of: '' },
  ro: { papers: 'ziare|ziarele', of: 'în|in|din' },
  bg: { papers: 'вестници', of: 'на|от' },
  ru: { papers: 'газеты|журналы', of: 'на|из|с' },
  uk: { papers: 'газети|журнали', of: 'на|з|із|зі|' },
  el: { papers: 'εφημερίδες', of: 'στα|στη|στην|από|από την|από τη|σε|σε γλώσσα' },
  tr: { papers: 'gazeteler|gazeteleri', of: '' },
  lt: { papers: 'laikraščiai', of: 'iš|' },
  lv: { papers: 'laikraksti|avīzes', of: 'no|' },
  et: { papers: 'ajalehed', of: '' },
  ar: { papers: 'الصحف|صحف|جرائد', of: 'من|في|' },
  fa: { papers: 'روزنامه‌های|روزنامه‌ها|روزنامه های', of: 'به|از|' },
  he: { papers: 'עיתונים', of: '' },
  hi: { papers: 'समाचार पत्र|अखबार', of: '' },
  vi: { papers: 'báo|các báo', of: 'bằng|từ|tiếng' },
  id: { papers: 'surat kabar|koran', of: 'dalam|dari|berbahasa|bahasa' },
  ms: { papers: 'akhbar|surat khabar', of: 'dalam|dari|berbahasa|bahasa' },
  th: { papers: 'หนังสือพิมพ์', of: '' },
}; // prettier-ignore

/** Lines that are furniture as a whole: buttons, rubrics of pages, ends. */
export const BUTTONS = `
copy as text|copy text|copy link|copy article|copy|print|print this|print this page|print article|print page|share|share this
share this article|share article|share on facebook|share on twitter|share on x|share on whatsapp|share on linkedin|share via email
tweet|email|email this|email article|e-mail|listen|listen to this article|listen to article|listen to this story|translate
translate this article|translate article|save|save article|bookmark|comment|comments|no comments|add comment|add a comment
leave a comment|post a comment|view comments|like|follow us|subscribe|subscribe now|press release|news release|media release|press statement|press information|sign up|sign in|log in|login|register
advertisement|advertising|sponsored|sponsored content|promoted content|read more|read more...|read full article|read full story
read the full article|read the full story|view full page|view page|view article|view original|view in print|go to page|back to top
top of page|next page|previous page|next article|previous article|next story|previous story|related|related articles|related stories
related content|related topics|most read|most popular|recommended|recommended for you|more from this newspaper
more from this publication|more like this|more stories|more news|all newspapers|all rights reserved|download|download pdf|pdf
order a copy|full text|full text available|full screen|zoom in|zoom out|text size|increase text size|close|menu|home|homepage
skip to content|published|first published|updated|last updated|just in|by line|share this with|getty images|more on this story|end of document|end|ends|the end|enditem|classification|details|search summary|document|bibliography|show more
load more|report an error|report this article|terms of use|privacy policy|cookie policy|contact us|about us|story continues below
article continues below|you may also like|trending|trending now|latest news|view all|body|full text of article
abstract (document summary)|communiqué de presse|pressemitteilung|presseinformation|presseaussendung|medienmitteilung|comunicado de prensa|nota de prensa|comunicato stampa|comunicado de imprensa|nota à imprensa
persbericht|pressmeddelande|pressemeddelelse|pressemelding|komunikat prasowy|tisková zpráva|пресс-релиз|copier le texte|copier le lien|copier|imprimer|partager|partager l'article|partager cet article|écouter
écouter l'article|traduire|enregistrer|commenter|commentaires|aucun commentaire|s'abonner|je m'abonne|abonnez-vous|se connecter
publicité|lire aussi|à lire aussi|lire la suite|lire plus|en savoir plus|voir la page|voir l'article|haut de page|page suivante
page précédente|article suivant|article précédent|articles liés|sur le même sujet|les plus lus|tous les journaux|télécharger
plus d'articles|suivez-nous|envoyer par courriel|envoyer par e-mail|fin du document|signaler une erreur|texte intégral
tous droits réservés|text kopieren|als text kopieren|link kopieren|kopieren|drucken|artikel drucken|seite drucken|teilen
artikel teilen|anhören|vorlesen|artikel anhören|übersetzen|merken|speichern|kommentieren|kommentare|keine kommentare|abonnieren
jetzt abonnieren|anmelden|registrieren|anzeige|werbung|lesen sie auch|auch interessant|mehr lesen|weiterlesen|mehr erfahren
zum artikel|ganze seite anzeigen|nach oben|nächste seite|vorherige seite|nächster artikel|vorheriger artikel|mehr zum thema
verwandte artikel|meistgelesen|alle zeitungen|herunterladen|als pdf herunterladen|folgen sie uns|per e-mail senden
ende des dokuments|alle rechte vorbehalten|fehler melden|volltext|startseite|copiar texto|copiar como texto|copiar enlace|copiar
imprimir|compartir|compartir artículo|compartir este artículo|escuchar|escuchar artículo|traducir|guardar|comentar|comentarios
sin comentarios|suscribirse|suscríbete|iniciar sesión|publicidad|leer más|lea también|lee también|te puede interesar|ver página
ver página completa|volver arriba|página siguiente|página anterior|artículo siguiente|artículo anterior|artículos relacionados
noticias relacionadas|más leídas|todos los periódicos|descargar|descargar pdf|síguenos|enviar por correo|fin del documento
todos los derechos reservados|copia testo|copia come testo|copia link|copia|stampa|stampa articolo|condividi|condividi articolo
ascolta|ascolta l'articolo|traduci|salva|commenta|commenti|nessun commento|abbonati|accedi|pubblicità|leggi anche|leggi tutto
continua a leggere|leggi di più|vai alla pagina|torna su|pagina successiva|pagina precedente|articolo successivo|articolo precedente
articoli correlati|più letti|tutti i giornali|scarica|scarica pdf|seguici|invia per email|fine del documento|riproduzione riservata
©riproduzione riservata|© riproduzione riservata|tutti i diritti riservati|copiar link|partilhar|compartilhar|compartilhar artigo
partilhar artigo|ouvir|ouvir artigo|traduzir|salvar|guardar artigo|comentários|sem comentários|assinar|assine já|subscrever
iniciar sessão|publicidade|leia mais|leia também|ler mais|saiba mais|ver página inteira|voltar ao topo|próxima página|próximo artigo
artigo anterior|artigos relacionados|notícias relacionadas|mais lidas|todos os jornais|baixar|baixar pdf|siga-nos|enviar por e-mail
fim do documento|todos os direitos reservados|tekst kopiëren|kopieer als tekst|kopieer tekst|kopiëren|afdrukken|delen|artikel delen
deel dit artikel|luisteren|luister|vertalen|opslaan|bewaren|reageren|reacties|geen reacties|abonneren|inloggen|advertentie|lees ook
lees meer|lees verder|meer lezen|naar boven|volgende pagina|vorige pagina|volgend artikel|vorig artikel|gerelateerde artikelen
meest gelezen|alle kranten|downloaden|volg ons|einde van het document|alle rechten voorbehouden|skriv ut|dela|dela artikeln|lyssna
översätt|spara|kommentarer|prenumerera|logga in|annons|läs mer|läs också|läs även|del|del artikel|del artiklen|del artikkelen|lyt
oversæt|oversett|gem|lagre|abonner|log ind|logg inn|annonce|annonse|læs mere|læs også|les mer|les også|tulosta|jaa|jaa artikkeli
kuuntele|käännä|tallenna|kommentit|tilaa|kirjaudu|mainos|lue lisää|lue myös|drukuj|udostępnij|posłuchaj|tłumacz|zapisz|komentarze
subskrybuj|zaloguj|reklama|czytaj więcej|czytaj też|czytaj także|czytaj dalej|tisk|tisknout|sdílet|poslechnout|přeložit|uložit
komentáře|čtěte také|číst dále|více|nyomtatás|megosztás|hallgatás|fordítás|mentés|hozzászólások|hirdetés|olvasd el|imprimă|tipărește
distribuie|ascultă|traduce|salvează|comentarii|publicitate|citește și|citește mai mult|копировать текст|копировать|печать
распечатать|поделиться|слушать|прослушать|перевести|сохранить|комментарии|подписаться|войти|реклама|читать далее|читайте также
подробнее|все газеты|друк|друкувати|поділитися|слухати|перекласти|зберегти|коментарі|підписатися|увійти|читати далі|читайте також
печат|сподели|чуй|преведи|запази|коментари|прочетете още|виж още|εκτύπωση|κοινοποίηση|ακρόαση|μετάφραση|αποθήκευση|σχόλια|διαφήμιση
διαβάστε επίσης|διαβάστε περισσότερα|yazdır|paylaş|dinle|çevir|kaydet|yorumlar|abone ol|giriş yap|reklam|devamını oku
ilgili haberler|طباعة|مشاركة|شارك|استمع|ترجمة|حفظ|تعليقات|اشترك|إعلان|اقرأ أيضا|اقرأ أيضاً|اقرأ المزيد|نسخ النص|چاپ|اشتراک گذاری
بیشتر بخوانید|הדפסה|שיתוף|האזנה|תרגום|פרסומת|קראו גם|प्रिंट|शेयर|साझा करें|सुनें|अनुवाद|विज्ञापन|यह भी पढ़ें|और पढ़ें|in bài|in
chia sẻ|nghe|dịch|lưu|bình luận|đăng ký|đăng nhập|quảng cáo|xem thêm|đọc thêm|tin liên quan|sao chép văn bản|cetak|bagikan|dengarkan
terjemahkan|simpan|komentar|langganan|iklan|baca juga|baca selengkapnya|berita terkait|kongsi|dengar|terjemah|komen|langgan
baca lagi|พิมพ์|แชร์|ฟัง|แปล|บันทึก|โฆษณา|อ่านเพิ่มเติม|ข่าวที่เกี่ยวข้อง|复制文本|复制|打印|分享|收听|翻译|保存|评论|订阅|广告|阅读更多|更多|相关阅读|延伸阅读|相关新闻
责任编辑|複製文字|列印|收聽|翻譯|儲存|評論|訂閱|廣告|閱讀更多|相關新聞|延伸閱讀|テキストをコピー|コピー|印刷|シェア|共有|聞く|翻訳|コメント|購読|広告|続きを読む|もっと見る|関連記事|인쇄|공유|공유하기|듣기|번역|저장|댓글|구독|광고
더 보기|관련기사|텍스트 복사
`;

/** Lines that stand alone within copy and are none of it. Shorter words ("Details", "Comments") may head its parts. */
export const WITHIN = `
advertisement|story continues below|story continues below advertisement|article continues below|article continues below advertisement
article continues after this advertisement|continue reading|read more|sponsored content|scroll to continue|skip advertisement
publicité|lire la suite|la suite après la publicité|la suite après cette publicité|anzeige|werbung|weiterlesen|publicidad|leer más
sigue leyendo|pubblicità|continua a leggere|publicidade|continua depois da publicidade|leia mais|advertentie|lees verder|annons|annonse
annonce|mainos|reklama|reklam|реклама|διαφήμιση|إعلان|广告|廣告|広告|광고|quảng cáo|iklan|โฆษณา
`;

/** Beginnings of lines that lead elsewhere: the name of another story, or a link, stands behind them. */
export const LEADS = `
read more|read full article|read full story|read the full article|read the full story|full story|full article|continue reading|more on this story|related topics|related internet links|you may also be interested in|top stories|read also|also read|read next|see also|see more|more on this|related|related story|related stories|related article|watch
listen now|more|click here|lire aussi|à lire aussi|lire également|voir aussi|à voir|lesen sie auch|lesen sie hier|mehr zum thema
siehe auch|auch interessant|lea también|lee también|le puede interesar|te puede interesar|ver más|leggi anche|guarda anche
vedi anche|leia também|leia mais|veja também|lees ook|lees meer|zie ook|bekijk ook|läs också|läs även|läs mer|læs også|læs mere
les også|les mer|lue myös|katso myös|czytaj też|czytaj także|zobacz też|zobacz także|przeczytaj też|čtěte také|čtěte více
prečítajte si|olvassa el|lásd még|citește și|citiți și|прочетете още|вижте още|читайте также|читайте ещё|смотрите также
читайте також|дивіться також|διαβάστε επίσης|διαβάστε ακόμα|ayrıca okuyun|ilgili haber|اقرأ أيضا|اقرأ أيضاً|اقرأ المزيد|قراءة المزيد
یہ بھی پڑھیں|यह भी पढ़ें|xem thêm|đọc thêm|baca juga|baca pula|lihat juga|baca lagi|อ่านเพิ่มเติม|延伸阅读|相关阅读|相关新闻|更多阅读|延伸閱讀|相關新聞|関連記事
あわせて読みたい|관련기사
`;

/** Words for the page in a line that names nothing but a page: "Page A4", "S. 12", "第4版". */
export const PAGE_WORDS = `
page|pages|pg|pp|p|seite|seiten|s|página|páginas|pág|págs|pagina|pagine|pag|paginas|blz|blad|side|sida|sid|sivu|strona|str|strana
strany|oldal|стр|с|стор|страница|сторінка|σελ|σελίδα|sayfa|sf|halaman|hlm|hal|muka surat|trang|صفحة|ص|صفحه|עמוד|עמ|पृष्ठ|หน้า
`;

/** All rights reserved, as lines of copyright put it. */
export const RIGHTS = `
riproduzione riservata|all rights reserved|alle rechte vorbehalten|tous droits réservés|tous droits de reproduction|droits de reproduction
todos los derechos reservados|tutti i diritti riservati|todos os direitos reservados|direitos reservados|alle rechten voorbehouden
alla rättigheter|alle rettigheter|alle rettigheder|kaikki oikeudet|wszelkie prawa zastrzeżone|wszystkie prawa zastrzeżone
všechna práva vyhrazena|všetky práva vyhradené|minden jog fenntartva|toate drepturile rezervate|всички права запазени
все права защищены|усі права захищені|всі права захищені|sva prava pridržana|sva prava zadržana|vse pravice pridržane
kõik õigused kaitstud|visas tiesības aizsargātas|visos teisės saugomos|με την επιφύλαξη παντός δικαιώματος|tüm hakları saklıdır|جميع الحقوق محفوظة
کلیه حقوق محفوظ است|כל הזכויות שמורות|सर्वाधिकार सुरक्षित|hak cipta terpelihara|hak cipta dilindungi|bản quyền thuộc|สงวนลิขสิทธิ์
版权所有|版權所有|未经许可不得|無断転載|無断複製|저작권자|무단전재|无断转载
`;

/** Names of sections that stand above a headline. */
export const SECTIONS = `
world|nation|national|local|international|politics|business|economy|money|finance|markets|companies|sport|sports|opinion|comment
editorial|letters|analysis|features|feature|lifestyle|life|culture|arts|entertainment|travel|health|science|technology|tech
education|environment|property|motoring|weather|obituaries|front page|home news|foreign|foreign news|metro|region|regional|news
top stories|breaking news|asia|europe|africa|middle east|americas|courts|crime|society|people|agriculture|energy|home|main|page one
city|community|monde|france|social|justice|politique|économie|economie|société|région|régions|débats|sciences|santé|technologies|faits divers
locale|médias|idées|planète|éducation|environnement|à la une|actualité|actualités|politik|wirtschaft|lokales|regionales|panorama
kultur|feuilleton|wissen|wissenschaft|gesellschaft|meinung|ausland|inland|vermischtes|aus aller welt|titelseite|seite eins
gesundheit|reise|medien|technik|stadt|kreis|umwelt|bildung|finanzen|themen des tages|hintergrund|mundo|españa|política|politica
economía|economia|sociedad|cultura|deportes|opinión|internacional|nacional|ciudad|sucesos|ciencia|salud|tecnología|portada|negocios
país|espectáculos|medio ambiente|educación|regiones|mondo|esteri|interni|cronaca|cronache|spettacoli|società|salute|scienze
tecnologia|primo piano|prima pagina|attualità|commenti|opinioni|brasil|portugal|negócios|cotidiano|esportes|desporto|esporte|opinião
sociedade|ciência|saúde|cidades|cidade|mercado|educação|ambiente|primeira página|binnenland|buitenland|cultuur|wetenschap|opinie
regio|politiek|media|gezondheid|voorpagina|nieuws|inrikes|utrikes|ekonomi|nyheter|ledare|debatt|indland|udland|økonomi|nyheder
innenriks|utenriks|kotimaa|ulkomaat|talous|urheilu|kulttuuri|mielipide|kraj|świat|gospodarka|kultura|domácí|zahraničí|ekonomika
názory|belföld|külföld|gazdaság|politică|externe|в мире|политика|экономика|общество|спорт|культура|происшествия|наука|новости|світ
політика|економіка|суспільство|україна|свят|икономика|dünya|spor|siyaset|gündem|kültür|سياسة|اقتصاد|رياضة|ثقافة|العالم|محليات|دولي
thế giới|thời sự|kinh tế|chính trị|xã hội|thể thao|văn hóa|giáo dục|sức khỏe|pháp luật|nasional|internasional|olahraga|hukum|dunia
sukan|setempat|国际|國際|国内|社会|社會|经济|經濟|财经|財經|政治|体育|體育|文化|要闻|要聞|本地|评论|評論|科技|国際|経済|スポーツ|総合|국제|정치|경제|사회|문화|스포츠
`;
