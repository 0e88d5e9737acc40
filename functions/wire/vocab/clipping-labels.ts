// Labels of labelled lines (`Start Page: 4`, `Quelle: …`) in exports of clipping services, by what they state.
// Lower case; parted by bars and line ends. Copy uses some of these words for its own lists ("Date:", "Location:" of an event): those under
// WEAK_LABELS count only beside one of the others.
export const LABELS = {
  headline: `
    article name|article title|headline|schlagzeile|uberschrift|titre|titel|titulo|titular|titolo|titulek|tytul|tytuł|otsikko|rubrik
    overskrift|заголовок|標題|标题|題名|제목|العنوان
  `,
  subheadline: `subheadline|sub-headline|subtitle|deck|untertitel|sous-titre|subtitulo|sottotitolo|ondertitel`,
  /** A paper, or an agency. */
  source: `source|quelle|fonte|bron|fuente|kilde|kalla|zrodlo|zdroj|lahde|источник|джерело|kaynak|sumber|nguon|nguồn|来源|來源|出典|المصدر`,
  publication: `
    publication|publication title|publication name|publication info|newspaper|newspaper title|source name|source title|outlet
    media outlet|media|medium|zeitung|publikation|journal|nom de la source|periodico|testata|giornale|krant|veiculo|kilda|издание
    видання|gazete|掲載紙|신문명|언론사|매체|الصحيفة
  `,
  author: `
    byline|by|author|authors|author(s)|auteur|auteurs|autor|autoren|autorin|autore|autori|autor/in|verfasser|autores|escrito por
    texto|forfatter|forfattare|skribent|toimittaja|journalist|redakteur|reporter|автор|авторы|автори|yazar|muhabir|penulis|tac gia
    tác giả|作者|記者|记者|執筆者|기자|글|الكاتب|بقلم|כתב
  `,
  published: `
    publication date|published|published on|date published|pub date|pubdate|date of publication|issue date|erscheinungsdatum
    erschienen am|erscheinungstag|veroffentlicht|veröffentlicht am|date de publication|date de parution|publie le|paru le
    fecha de publicacion|publicado|fecha|data di pubblicazione|pubblicato|data de publicacao|publicado em|publicatiedatum
    datum publicatie|publiceringsdatum|publiceret|publisert|julkaistu|data publikacji|datum vydani|дата публикации|дата
    дата публікації|yayin tarihi|yayın tarihi|tarih|tanggal terbit|tanggal|ngay dang|ngày đăng|日期|发布日期|發布日期|出版日期|掲載日|発行日|등록일|게재일|날짜
    تاريخ النشر
  `,
  updated: `
    updated|last updated|last modified|aktualisiert|zuletzt aktualisiert|mis a jour|derniere mise a jour|actualizado|aggiornato
    atualizado|bijgewerkt
  `,
  loaded: `load-date|load date|date loaded|retrieved|accessed|downloaded|date added`,
  page: `
    page|pages|page number|first page|start page|page start|pagina|paginas|pagine|pag.|pg|pg.|seite|seiten|s.|side|sida|sivu|strona|strana
    stranka|стр.|страница|сторінка|sayfa|halaman|trang|版|版次|页码|面|面名|면
  `,
  endPage: `end page|page end`,
  section: `
    section|sections|ressort|rubrik/ressort|rubrique|seccion|sezione|secao|seccao|sectie|katern|rubriek|sektion|avdelning|osasto
    dzial|rubrika|рубрика|раздел|bolum|bölüm|rubrik/desk|chuyen muc|chuyên mục|版块|栏目|版面|섹션|القسم
  `,
  edition: `edition|ausgabe|edicion|edizione|edicao|editie|utgava|utgave|udgave|wydanie|vydani|выпуск|版本`,
  length: `
    length|word count|words|lange|länge|worter|wörter|longueur|nombre de mots|mots|extension|palabras|lunghezza|parole|palavras
    lengte|woorden|字数|字數
  `,
  dateline: `dateline|ortsmarke`,
  language: `
    language|language of publication|sprache|langue|idioma|lingua|taal|sprak|sprog|kieli|jezyk|язык|мова|dil|bahasa|ngon ngu
    ngôn ngữ|语言|語言|言語|언어|اللغة
  `,
  copyright: `copyright|copyright information|copyright notice|rights|urheberrecht|droits|derechos|diritti`,
  agency: `agency|wire service|news agency|newswire|agentur|agence|agencia|agenzia|persbureau`,
  documentId: `
    document id|document number|document no|proquest document id|accession number|accession no|record number|record no|article id
    dokumentnummer|dokument-nr.|dokumentnr.|numero de document|document|news id|story id|an
  `,
  url: `url|document url|article url|permalink|link|web address|source url|dauerhafte adresse des dokuments|weblink|internet|adresse`,
  keywords: `
    keywords|keyword|subject|subjects|subject terms|tags|schlagworter|schlagwörter|stichworte|mots-cles|mots cles|palabras clave
    parole chiave|palavras-chave|trefwoorden|ключевые слова|关键词|キーワード
  `,
  copy: `body|full text|text|lead paragraph|volltext|texte intégral|texte integral|texto completo|testo completo|testo integrale|tekst`,
  abstract: `abstract|summary|zusammenfassung|resume|resumen|riassunto|resumo|samenvatting|摘要|要旨|요약`,
  other: `
    issn|isbn|doi|publisher|publisher name|place of publication|country of publication|publication year|publication subject
    publication-type|publication type|journal-code|journal code|document type|source type|database|column|graphic|highlight
    highlights|illustration|classification|company|organization|organizations|organisation|person|people|industry|ticker|geographic
    geographic location|location|city|state|country|region|series|notes|credit|photo|caption|correction-date|volume|issue
    volume/issue|word_count|circulation|reach|audience|ave|sentiment|media type|medientyp|auflage|reichweite|verlag|land|bundesland
    tirage|tiratura|editeur|editore|editora|uitgever|lieu de publication|number of pages|identifier|identifiers / keyword|entry date
    cite|citation|document-type|ticker-symbol|acc-no|distribution|product|illustration(s)|légende(s)|legende(s)|links|contact|email|e-mail|phone|telephone|fax|website|type|genre|format|provider
  `,
} as const;

/** Labels that copy may well use for itself. */
export const WEAK_LABELS = `
copyright|isbn|publisher|verlag|editore|editora|uitgever|number of pages|identifier|cite|by|text|texto|tekst|body|abstract|summary|resume|resumen|resumo|摘要|fecha|data|date|дата|tarih|tanggal|日期|page|pages|side|titel|titre|titulo|titolo|rubrik|medium|media
journal|fonte|quelle|bron|kilde|fuente|source|reporter|journalist|published|updated|retrieved|accessed|words|mots|parole|rights
droits|agency|document|link|url|internet|adresse|subject|subjects|tags|keywords|keyword|location|city|state|country|region|company
organization|organisation|person|people|industry|series|notes|credit|photo|caption|volume|issue|circulation|reach|audience|type
genre|format|provider|contact|email|e-mail|phone|telephone|fax|website|highlight|highlights|illustration|column|land|verlag|edition
ausgabe|section|sections|langue|language|sprache|idioma|lingua|deck|subtitle|an|链接|글|기자|제목|면|版|面|날짜|بقلم|links|classification
mots-cles|stichworte|länge|length
`;

/** Two-letter codes of Factiva's field format, by what they state; `LP` and `TD` are the copy. */
export const FIELD_CODES: Readonly<Record<string, string>> = {
  HD: 'headline',
  BY: 'author',
  CR: 'agency',
  WC: 'length',
  PD: 'published',
  ET: 'time',
  SN: 'publication',
  SC: 'other',
  ED: 'edition',
  PG: 'page',
  SE: 'section',
  CLM: 'other',
  LA: 'language',
  CY: 'copyright',
  LP: 'copy',
  TD: 'copy',
  CT: 'other',
  RF: 'other',
  CO: 'other',
  IN: 'other',
  NS: 'other',
  RE: 'other',
  IPD: 'other',
  IPC: 'other',
  PUB: 'other',
  VOL: 'other',
  ART: 'other',
  AN: 'documentId',
}; // prettier-ignore
