// Names of newspapers: how much a line looks like one.
import { plain } from './labels.ts';

const MOST_WORDS = 7;
const LONGEST = 60;
const LONGEST_WIDE = 14;

// Words that end the names of English papers; those behind them end headlines as well ("Party Picks New Leader").
const LAST = new Set(
  `news times post herald tribune gazette chronicle telegraph guardian observer journal courier examiner inquirer enquirer advertiser mercury
  argus sentinel dispatch star-tribune newsday newspaper clarion bugle intelligencer ledger barometer daily-news statesman
  economist digest magazine`.split(/\s+/),
);
const LAST_OF_HEADLINES = new Set(
  `star sun mail express mirror independent standard press record echo leader citizen democrat republican register daily weekly today globe
  age review bulletin nation monitor reporter advocate beacon bee eagle packet voice messenger banner insider pioneer hindu sunday pilot
  mag wire online world tide`.split(/\s+/),
);
const ANYWHERE = new Set(
  `journal courrier gazette echo echos depeche voix nouvelle nouvelles tribune figaro monde croix parisien republicain progres dauphine
  presse soir quotidien nouvelliste telegramme independant libre matin hebdo
  zeitung anzeiger bote kurier nachrichten rundschau presse echo merkur tageblatt tagblatt volksblatt wochenblatt tagespost spiegel stimme
  morgenpost abendblatt abendzeitung allgemeine generalanzeiger
  diario periodico noticias heraldo correo gaceta prensa tribuna universal mercurio excelsior vanguardia clarin nacional informador
  corriere gazzetta giornale messaggero stampa repubblica mattino gazzettino eco secolo unita foglio avvenire quotidiano
  jornal correio folha gazeta estado publico tribuna
  krant courant dagblad nieuwsblad telegraaf volkskrant bode nieuws standaard
  dagbladet tidningen tidning bladet kuriren posten nyheter allehanda avis avisen avisa tidende blad folkeblad aftonbladet
  sanomat lehti uutiset gazeta dziennik kurier rzeczpospolita glos noviny denik listy pravda hlas novine list vjesnik dnevnik delo
  hirlap nepszava ujsag ziarul adevarul evenimentul romania-libera postimees paevaleht diena lietuvos rytas zinios
  gazetesi gazete postasi haber harian koran kompas suara pos berita utusan sinar kosmo bao
  газета вечерний вечерняя вечерние вечірній российская народная рабочий молодежь обозреватель экспресс курьер известия вести вестник правда новости ведомости комсомолец время труд независимая голос день вісник вісті новини правда утро
  новини дневник труд вестник монитор политика данас вечерње новости блиц вечер
  εφημεριδα φωνη τυπος ημερησια αγγελιοφορος ελευθερια νεα καθημερινη βημα ναυτεμπορικη ελευθεροτυπια
  جريدة صحيفة الأهرام الشرق الحياة النهار الوطن الخبر القدس الرأي الدستور الغد الصباح البيان الخليج اليوم`.split(/\s+/),
);
const ENDINGS =
  /\p{L}{2}(?:zeitung|blatt|anzeiger|bote|kurier|nachrichten|rundschau|presse|post|merkur|echo|stimme|bode|courant|krant|bladet|tidning|tidningen|posten|kuriren|avis|avisa|avisen|tidende|lehti|sanomat|nytt|nieuws|daily|news|times)$/iu;
const ARTICLE = /^(?:the|le|la|les|l'|die|der|das|el|il|lo|o|a|de|het|al|ha)[\s']/i;
const NATIVE =
  /(?:日报|日報|晚报|晚報|时报|時報|早报|早報|商报|商報|晨报|晨報|周报|週報|周刊|新报|新報|报|報|新聞|新闻|新聞社|일보|신문|타임스|경제|หนังสือพิมพ์|ข่าวสด|समाचार|टाइम्स|पत्रिका)$/u;
const SMALL = new Set(
  'του της των τη το τα η ο οι και στο στη of the and & de du des la le les di del della do da dos das der die das und et y e van het en og och i al for on in a an au aux d l'.split(
    ' ',
  ),
);

/** How much a line looks like the name of a paper: 0 not at all, 3 as good as certain. */
export function likenessToPaper(line: string): number {
  const words = line.split(/\s+/);
  if (
    line.length > LONGEST ||
    words.length > MOST_WORDS ||
    /[!?;:|/<>{}@#*_=+%$"„“”«»…。！？、，：「」]|[.,]$|^\(/u.test(line) ||
    !/\p{L}/u.test(line)
  )
    return 0;
  if (/^(?:www\.)?[\p{L}\d-]{2,40}(?:\.[\p{L}\d-]{2,30})?\.(?:com|org|net|co\.\p{L}{2}|\p{L}{2,3})(?:\.\p{L}{2})?$/iu.test(line)) return 3;
  if (NATIVE.test(line) && line.length <= 16) return 3;
  if (/[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Thai}]/u.test(line) && line.length > LONGEST_WIDE) return 0;
  const bare = words.map((word) => plain(word).replace(/[^\p{L}'-]/gu, ''));
  const parts = bare.flatMap((word) => [word, ...word.split(/[-']/)]);
  const named =
    LAST.has(bare.at(-1) ?? '') || LAST.has(parts.at(-1) ?? '') || LAST.has(lastBeforeOf(bare)) || ENDINGS.test(words.at(-1) ?? '');
  const foreign = parts.some((word) => ANYWHERE.has(word)) || words.some((word) => ENDINGS.test(word));
  // "Lidové noviny", "la Repubblica": some languages give one word alone a capital.
  if (!isTitleCase(line)) return foreign && words.length <= 4 ? 2 : 0;
  if (named) return words.length > 1 || ENDINGS.test(line) ? 3 : 2;
  if (LAST_OF_HEADLINES.has(bare.at(-1) ?? '')) return ARTICLE.test(line) && words.length < 5 ? 3 : words.length < 4 ? 2 : 1;
  if (foreign) return words.length > 1 ? 3 : 2;
  return ARTICLE.test(plain(line)) && words.length <= 4 ? 2 : 1;
}

/** "News of the Port", "Herald - Port Albert Edition": the word before a preposition or a dash. */
function lastBeforeOf(words: readonly string[]): string {
  const at = words.findIndex((word, index) => index > 0 && (word === 'of' || word === '' || word === 'online'));
  return words[at - 1] ?? '';
}

/** Whether every word that counts has a capital, as names have and few headlines. */
export function isTitleCase(line: string): boolean {
  const words = line.split(/[\s-]+/).filter((word) => /\p{L}/u.test(word));
  const counting = words.filter((word, index) => index === 0 || !SMALL.has(plain(word)));
  return counting.every((word) => /^[^\p{L}]*(?:\p{Lu}|\p{Lo}|\d|[dl]['’]\p{Lu}|mc\p{Lu}|i[A-Z])/u.test(word)) && words.length > 0;
}
