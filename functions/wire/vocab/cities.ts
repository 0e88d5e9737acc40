// Capitals and cities that datelines name, by country: English names first, then what other languages call them.
// Cities whose name is a common word or given name (Nice, Reading, Mobile, Florence) are left out on purpose.
export const CITIES = `
AD Andorra la Vella
AE Abu Dhabi/Dubai/Sharjah/Abou Dabi/أبو ظبي/أبوظبي/دبي/阿布扎比/迪拜/アブダビ/ドバイ
AF Kabul/Kandahar/Herat/Kaboul/Кабул/كابول/کابل/喀布尔/カブール
AL Tirana/Tiranë
AM Yerevan/Erivan/Erevan/Ереван
AO Luanda
AR Buenos Aires/Rosario/La Plata/Mendoza/布宜诺斯艾利斯
AT Vienna/Salzburg/Graz/Linz/Innsbruck/Wien/Vienne/Viena/Wenen/Bécs/Вена/维也纳/ウィーン
AU Canberra/Sydney/Melbourne/Brisbane/Perth/Adelaide/Hobart/Канберра/悉尼/堪培拉/シドニー/キャンベラ
AZ Baku/Bakou/Bakı/Баку
BA Sarajevo/Banja Luka/Сарајево/Сараево
BB Bridgetown
BD Dhaka/Chittagong/Dacca/ঢাকা/达卡/ダッカ
BE Brussels/Antwerp/Ghent/Liège/Charleroi/Namur/Leuven/Bruxelles/Brussel/Brüssel/Bruselas/Bruxelas/Antwerpen/Anvers/Amberes/Gent/Gand/Luik/Bruges/Brugge/Брюссель/Брюксел/Bruksela/Brusel/布鲁塞尔/ブリュッセル
BF Ouagadougou
BG Sofia/Plovdiv/Varna/Burgas/София/Пловдив/Варна
BH Manama/المنامة
BI Bujumbura/Gitega
BJ Cotonou/Porto-Novo
BN Bandar Seri Begawan
BO La Paz/Cochabamba
BR Brasilia/Rio de Janeiro/Sao Paulo/Brasília/São Paulo/Porto Alegre/Recife/Fortaleza/Curitiba/Belo Horizonte/Manaus/里约热内卢/巴西利亚
BS Nassau
BT Thimphu
BW Gaborone
BY Minsk/Минск/Мінск/明斯克
CA Ottawa/Toronto/Montreal/Vancouver/Calgary/Edmonton/Winnipeg/Halifax/Montréal/Québec/Quebec City/渥太华/多伦多/オタワ/トロント
CD Kinshasa/Goma/Lubumbashi/Bukavu
CF Bangui
CG Brazzaville
CH Bern/Geneva/Zurich/Basel/Lausanne/Lugano/Davos/Zürich/Genf/Genève/Ginevra/Ginebra/Genebra/Berne/Berna/Bâle/Lucerne/Luzern/St. Gallen/Winterthur/Женева/Цюрих/Берн/日内瓦/ジュネーブ
CI Abidjan/Yamoussoukro
CL Santiago de Chile/Valparaiso/Valparaíso
CM Yaounde/Douala/Yaoundé
CN Beijing/Shanghai/Guangzhou/Shenzhen/Tianjin/Chongqing/Wuhan/Chengdu/Nanjing/Hangzhou/Xi'an/Urumqi/Lhasa/Peking/Pékin/Pekín/Pequim/Pechino/Pekin/Пекин/Пекін/Шанхай/北京/上海/广州/深圳/天津/重庆/武汉/成都/南京/杭州/西安/بكين/베이징/상하이
CO Bogota/Medellin/Bogotá/Medellín/Barranquilla/Cartagena de Indias
CU Havana/La Habana/La Havane/L'Avana/Havanna/Гавана
CY Nicosia/Limassol/Larnaca/Nikosia/Nicosie/Λευκωσία
CZ Prague/Brno/Ostrava/Praha/Prag/Praga/Plzeň/Прага/布拉格/プラハ
DE Berlin/Hamburg/Munich/Frankfurt/Cologne/Bonn/Stuttgart/Düsseldorf/Dusseldorf/Leipzig/Dresden/Hanover/Hannover/Bremen/Nuremberg/München/Köln/Nürnberg/Potsdam/Magdeburg/Schwerin/Erfurt/Kiel/Mainz/Wiesbaden/Saarbrücken/Karlsruhe/Rostock/Münster/Frankfurt am Main/Francfort/Múnich/Berlín/Berlino/Berlim/Berlijn/Берлин/Берлін/Мюнхен/柏林/法兰克福/ベルリン/베를린/برلين/Βερολίνο
DJ Djibouti City
DK Copenhagen/Aarhus/Odense/Aalborg/København/Kopenhagen/Copenhague/Copenaghen/Köpenhamn/Kööpenhamina/Esbjerg/哥本哈根
DO Santo Domingo/Saint-Domingue
DZ Algiers/Oran/Alger/Argel/Algeri/Algier/الجزائر العاصمة
EC Quito/Guayaquil
EE Tallinn/Tartu/Таллин/Таллинн
EG Cairo/Le Caire/El Cairo/Il Cairo/Kairo/Caïro/Sharm el-Sheikh/القاهرة/الإسكندرية/Каир/开罗/カイロ
ER Asmara
ES Madrid/Barcelona/Valencia/Seville/Bilbao/Zaragoza/Málaga/Malaga/Sevilla/Pamplona/San Sebastián/Vigo/A Coruña/Oviedo/Gijón/Valladolid/Palma de Mallorca/Las Palmas/Barcelone/Séville/Мадрид/Барселона/马德里/マドリード/مدريد
ET Addis Ababa/Addis Abeba/Addis-Abeba/Adís Abeba
FI Helsinki/Tampere/Turku/Espoo/Oulu/Helsingfors/Хельсинки/赫尔辛基
FJ Suva
FR Paris/Marseille/Lyon/Toulouse/Strasbourg/Bordeaux/Lille/Nantes/Rennes/Grenoble/Rouen/Montpellier/Dijon/Marseilles/Cannes/Calais/Parigi/París/Parijs/Straßburg/Strassburg/Estrasburgo/Strasburgo/Marsella/Marsiglia/Paryż/Paříž/Pariisi/Париж/Страсбург/巴黎/パリ/파리/باريس/Παρίσι
GA Libreville
GB London/Manchester/Liverpool/Edinburgh/Glasgow/Belfast/Cardiff/Leeds/Sheffield/Bristol/Newcastle upon Tyne/Aberdeen/Londres/Londra/Londen/Londýn/Londyn/Lontoo/Лондон/伦敦/倫敦/ロンドン/런던/لندن/Λονδίνο/Luân Đôn/Édimbourg/Edimburgo
GE Tbilisi/Batumi/Tiflis/Tbilissi/Тбилиси
GH Accra/Kumasi
GI Gibraltar
GL Nuuk
GM Banjul
GN Conakry
GQ Malabo
GR Athens/Thessaloniki/Piraeus/Athen/Athènes/Atenas/Atene/Athene/Ateny/Αθήνα/Θεσσαλονίκη/Афины/雅典/アテネ
GT Guatemala City/Ciudad de Guatemala
GW Bissau
HK Hong Kong/Hongkong/香港/홍콩
HN Tegucigalpa/San Pedro Sula
HR Zagreb/Dubrovnik/Rijeka/Загреб
HT Port-au-Prince
HU Budapest/Debrecen/Szeged/Будапешт/布达佩斯/ブダペスト
ID Jakarta/Surabaya/Bandung/Medan/Denpasar/Yogyakarta/Makassar/Semarang/Джакарта/雅加达/ジャカルタ
IE Dublin/Galway/Dublino/Dublín/Дублин/都柏林
IL Jerusalem/Tel Aviv/Haifa/Jérusalem/Jerusalén/Gerusalemme/Jerusalém/Jeruzalem/Jerozolima/Tel-Aviv/Иерусалим/Тель-Авив/القدس/תל אביב/ירושלים/耶路撒冷/エルサレム
IN New Delhi/Mumbai/Delhi/Kolkata/Chennai/Bengaluru/Bangalore/Hyderabad/Ahmedabad/Pune/Jaipur/Lucknow/Bombay/Calcutta/Srinagar/Guwahati/Bhopal/Chandigarh/Neu-Delhi/Nueva Delhi/Nova Déli/Нью-Дели/नई दिल्ली/मुंबई/新德里/孟买/ニューデリー/뉴델리/نيودلهي
IQ Baghdad/Basra/Mosul/Erbil/Kirkuk/Bagdad/Bagdá/Багдад/بغداد/巴格达/バグダッド
IR Tehran/Teheran/Isfahan/Mashhad/Téhéran/Teherán/Тегеран/تهران/طهران/德黑兰/テヘラン/테헤란
IS Reykjavik/Reykjavík
IT Rome/Milan/Naples/Turin/Venice/Palermo/Genoa/Bologna/Roma/Milano/Napoli/Torino/Venezia/Genova/Firenze/Bari/Catania/Verona/Trieste/Cagliari/Perugia/Ancona/Bolzano/Rom/Mailand/Neapel/Venedig/Milán/Milão/Venise/Rooma/Řím/Rzym/Рим/Милан/罗马/羅馬/米兰/ローマ/로마/روما/Ρώμη
JO Amman/Ammán/عمان/عمّان
JP Tokyo/Osaka/Kyoto/Nagoya/Sapporo/Fukuoka/Hiroshima/Yokohama/Kobe/Sendai/Nagasaki/Fukushima/Tokio/Tóquio/Токио/Токіо/東京/大阪/名古屋/京都/札幌/福岡/広島/横浜/东京/도쿄/طوكيو
KE Nairobi/Mombasa/Kisumu/内罗毕
KG Bishkek/Бишкек
KH Phnom Penh/金边/プノンペン
KP Pyongyang/Pjöngjang/平壤/平壌/평양/Пхеньян
KR Seoul/Busan/Incheon/Daegu/Séoul/Seúl/Seoel/서울/부산/首尔/ソウル/Сеул/Seul
KW Kuwait City/الكويت العاصمة
KZ Astana/Almaty/Нур-Султан/Астана/Алматы/Алма-Ата/Nur-Sultan
LA Vientiane/Viêng Chăn
LB Beirut/Beyrouth/Beiroet/Bejrut/بيروت/Бейрут/贝鲁特/ベイルート
LI Vaduz
LK Colombo/Kandy/科伦坡/コロンボ
LR Monrovia
LS Maseru
LT Vilnius/Kaunas/Klaipėda/Wilna/Вильнюс
LU Luxembourg City/Luxemburg-Stadt
LV Riga/Rīga/Рига
LY Tripoli/Benghazi/Misrata/طرابلس/بنغازي
MA Rabat/Casablanca/Marrakech/Tangier/Fes/Agadir/الرباط/الدار البيضاء
MC Monte Carlo
MD Chisinau/Chișinău/Кишинёв/Кишинев
ME Podgorica
MG Antananarivo
MK Skopje/Скопје/Скопие
ML Bamako/Timbuktu/Tombouctou
MM Yangon/Naypyidaw/Mandalay/Rangoon/仰光/ヤンゴン
MN Ulaanbaatar/Ulan Bator
MO Macau/澳门/澳門
MR Nouakchott
MT Valletta/La Valletta
MU Port Louis
MW Lilongwe/Blantyre
MX Mexico City/Monterrey/Guadalajara/Tijuana/Acapulco/Cancun/Ciudad de México/Ciudad Juárez/Mexiko-Stadt/墨西哥城/メキシコ市
MY Kuala Lumpur/Penang/George Town/Johor Bahru/Putrajaya/Kota Kinabalu/Kuching/Ipoh/Shah Alam/Petaling Jaya/吉隆坡/クアラルンプール
MZ Maputo
NA Windhoek
NE Niamey
NG Abuja/Lagos/Kano/Port Harcourt/Ibadan/Maiduguri
NI Managua
NL Amsterdam/The Hague/Rotterdam/Utrecht/Eindhoven/Maastricht/Groningen/Den Haag/La Haye/La Haya/L'Aia/Haia/Гаага/Амстердам/海牙/阿姆斯特丹/アムステルダム/ハーグ
NO Oslo/Trondheim/Stavanger/Tromsø/Осло/奥斯陆
NP Kathmandu/Katmandou/Pokhara/काठमाडौं/加德满都/カトマンズ
NZ Wellington/Auckland/Christchurch/Dunedin/惠灵顿/奥克兰/ウェリントン
OM Muscat/مسقط
PA Panama City/Ciudad de Panamá
PE Lima/Arequipa/Cusco
PG Port Moresby
PH Manila/Quezon City/Cebu/Davao/Makati/Manille/马尼拉/マニラ
PK Islamabad/Karachi/Lahore/Peshawar/Rawalpindi/Quetta/اسلام آباد/کراچی/لاہور/伊斯兰堡/イスラマバード
PL Warsaw/Krakow/Gdansk/Wroclaw/Poznan/Lodz/Warszawa/Kraków/Gdańsk/Wrocław/Poznań/Łódź/Lublin/Katowice/Warschau/Varsovie/Varsovia/Varsavia/Varsóvia/Krakau/Варшава/华沙/ワルシャワ
PS Gaza City/Ramallah/Rafah/Khan Younis/Nablus/Hebron/Bethlehem/رام الله/غزة/加沙城
PT Lisbon/Coimbra/Lisboa/Lisbonne/Lissabon/Lisbona/Лиссабон/里斯本/リスボン
PY Asuncion/Asunción
QA Doha/الدوحة/Доха/多哈/ドーハ
RO Bucharest/Cluj/Timișoara/București/Bucarest/Bukarest/Boekarest/Bucureşti/Iași/Constanța/Бухарест/布加勒斯特
RS Belgrade/Novi Sad/Beograd/Belgrad/Belgrado/Београд/Белград/贝尔格莱德
RU Moscow/St. Petersburg/St Petersburg/Vladivostok/Sochi/Kazan/Novosibirsk/Grozny/Moskau/Moscou/Moscú/Mosca/Moscovo/Moskou/Moskva/Moskwa/Moszkva/Москва/Санкт-Петербург/Новосибирск/Екатеринбург/Казань/Владивосток/Мәскеу/莫斯科/モスクワ/모스크바/موسكو/Μόσχα/Saint-Pétersbourg/San Petersburgo
RW Kigali
SA Riyadh/Jeddah/Mecca/Medina/Dammam/Riad/Ryad/Djeddah/الرياض/جدة/مكة المكرمة/Эр-Рияд/利雅得/リヤド
SD Khartoum/Port Sudan/Omdurman/Jartum/Khartum/الخرطوم/喀土穆
SE Stockholm/Gothenburg/Malmo/Göteborg/Malmö/Uppsala/Linköping/Umeå/Estocolmo/Stoccolma/Tukholma/Стокгольм/斯德哥尔摩/ストックホルム
SG Singapore/Singapour/Singapur/Singapura/新加坡/シンガポール
SI Ljubljana/Maribor/Laibach
SK Bratislava/Košice/Pressburg/Братислава
SL Freetown
SN Dakar
SO Mogadishu/Mogadiscio/Mogadischu/مقديشو
SR Paramaribo
SS Juba
SV San Salvador
SY Damascus/Aleppo/Homs/Idlib/Damas/Damasco/Damaskus/Alep/دمشق/حلب/Дамаск/大马士革/ダマスカス
TD N'Djamena/Ndjamena/N'Djaména
TG Lome/Lomé
TH Bangkok/Chiang Mai/Phuket/Pattaya/กรุงเทพ/กรุงเทพฯ/เชียงใหม่/曼谷/バンコク/방콕
TJ Dushanbe/Душанбе
TL Dili
TM Ashgabat/Ашхабад
TN Tunis/Sfax/تونس العاصمة
TR Ankara/Istanbul/Izmir/İstanbul/İzmir/Adana/Antalya/Bursa/Diyarbakır/Diyarbakir/Gaziantep/Estambul/Istambul/Анкара/Стамбул/أنقرة/اسطنبول/إسطنبول/伊斯坦布尔/安卡拉/イスタンブール/アンカラ
TT Port of Spain
TW Taipei/Kaohsiung/Taichung/台北/臺北/高雄/台北市/Тайбэй
TZ Dar es Salaam/Dodoma/Zanzibar/Arusha
UA Kyiv/Kiev/Kharkiv/Odesa/Odessa/Lviv/Dnipro/Mariupol/Zaporizhzhia/Kherson/Donetsk/Kijów/Kiew/Kyjev/Київ/Киев/Харків/Харьков/Одеса/Одесса/Львів/Львов/Дніпро/基辅/キーウ/키이우/كييف
UG Kampala/Entebbe
US Washington/New York/Los Angeles/Chicago/San Francisco/Boston/Philadelphia/Seattle/Miami/Atlanta/Dallas/Houston/Denver/Detroit/Minneapolis/Las Vegas/New Orleans/Baltimore/Cleveland/Cincinnati/Pittsburgh/St. Louis/Milwaukee/San Diego/Phoenix/Salt Lake City/Honolulu/Indianapolis/Oklahoma City/San Antonio/Nueva York/Nova York/Nova Iorque/Nowy Jork/Вашингтон/Нью-Йорк/Вашингтон Д.С./华盛顿/華盛頓/纽约/紐約/洛杉矶/ワシントン/ニューヨーク/워싱턴/뉴욕/واشنطن/نيويورك/Ουάσινγκτον/New York City/Washington D.C./Washington, D.C./Washington DC
UY Montevideo
UZ Tashkent/Ташкент
VA Vatican City/Cité du Vatican/Città del Vaticano/Ciudad del Vaticano/Cidade do Vaticano/Vatikanstadt
VE Caracas/Maracaibo/Каракас
VN Hanoi/Ho Chi Minh City/Da Nang/Hai Phong/Hà Nội/Hanoï/Hue City/Can Tho/TP HCM/TPHCM/TP.HCM/Đà Nẵng/Hải Phòng/Cần Thơ/HCM City/Saigon/Ханой/河内/胡志明市/ハノイ/하노이
XK Pristina/Prishtina
YE Sanaa/Aden/Sana'a/Hodeidah/صنعاء/عدن
ZA Johannesburg/Cape Town/Pretoria/Durban/Kapstadt/Le Cap/Ciudad del Cabo/Bloemfontein/Soweto/Stellenbosch/Port Elizabeth/约翰内斯堡
ZM Lusaka
ZW Harare/Bulawayo
`;

/** Cities whose name is too common a word or name to mean the place in running copy, and capitals seldom named. */
export const DATELINE_CITIES = `
AG St. John's
AR Cordoba/Córdoba
AU Darwin/Newcastle
BM Hamilton
BO Sucre
CL Santiago/Santiago de Chile
CV Praia
DE Essen/Halle/Bochum/Dortmund/Ulm/Augsburg/Freiburg/Kassel/Chemnitz/Duisburg
DM Roseau
EG Alexandria/Alexandrie
ES Cordoba, Spain/Granada/Toledo/Alicante/Murcia/Santander
FM Palikir
FR Nice/Lens/Tours/Brest/Nancy/Metz/Pau/Angers/Le Mans/Reims
GB Birmingham/Bath/Reading/Oxford/Cambridge/York/Derby/Nottingham/Leicester/Southampton/Portsmouth/Newcastle/Hull/Swansea
GD St. George's
GU Hagatna
GY Georgetown
HR Split
IE Cork/Limerick/Waterford
IT Florence/Florenz/Pisa/Lecce/Parma/Modena/Udine/Trento
JM Kingston
KI Tarawa
KM Moroni
KN Basseterre
LC Castries
MC Monaco
MH Majuro
MV Male
NC Noumea/Nouméa
NO Bergen
NZ Hamilton, New Zealand/Queenstown/Napier/Nelson/Tauranga
PF Papeete
PR San Juan
PT Porto/Faro/Braga/Évora
SB Honiara
SC Victoria
SZ Mbabane
TO Nuku'alofa
US Austin/Charlotte/Madison/Mobile/Orlando/Portland/Sacramento/Tampa/Buffalo/Nashville/Memphis/Omaha/Tulsa/Raleigh/Richmond/Columbus/Kansas City/Albany/Hartford/Anchorage
VC Kingstown
VN Hue/Huế
VU Port Vila
WS Apia
`;

/** States and provinces that stand behind a city in a dateline: "SPRINGFIELD, Ill.", "WINDSOR, Ontario". */
export const REGIONS = `
US Ala./Alabama/Alaska/Ariz./Arizona/Ark./Arkansas/Calif./California/Colo./Colorado/Conn./Connecticut/Del./Delaware/Fla./Florida/Ga./Hawaii/Idaho/Ill./Illinois/Ind./Indiana/Iowa/Kan./Kansas/Ky./Kentucky/La./Louisiana/Maine/Md./Maryland/Mass./Massachusetts/Mich./Michigan/Minn./Minnesota/Miss./Mississippi/Mo./Missouri/Mont./Montana/Neb./Nebraska/Nev./Nevada/N.H./New Hampshire/N.J./New Jersey/N.M./New Mexico/N.Y./N.C./North Carolina/N.D./North Dakota/Ohio/Okla./Oklahoma/Ore./Oregon/Pa./Pennsylvania/R.I./Rhode Island/S.C./South Carolina/S.D./South Dakota/Tenn./Tennessee/Texas/Utah/Vt./Vermont/Va./Virginia/Wash./Washington/W.Va./West Virginia/Wis./Wisconsin/Wyo./Wyoming/D.C.
CA Ontario/Ont./Quebec/Que./Québec/British Columbia/B.C./Alberta/Alta./Manitoba/Man./Saskatchewan/Sask./Nova Scotia/N.S./New Brunswick/N.B./Newfoundland/N.L./Prince Edward Island/P.E.I./Yukon/Nunavut
AU New South Wales/NSW/Queensland/QLD/Qld/Tasmania/South Australia/Western Australia/Northern Territory
GB England/Scotland/Wales/Northern Ireland
`;
