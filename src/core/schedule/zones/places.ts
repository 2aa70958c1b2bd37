/** Names of places, and of clocks, that are no IANA zones, and the zone that people mean. */
const PLACES: Readonly<Record<string, string>> = {
  'Africa/Cairo': 'egypt',
  'Africa/Johannesburg': 'south africa|cape town|pretoria|sast',
  'Africa/Lagos': 'nigeria|abuja',
  'Africa/Nairobi': 'kenya',
  'America/Argentina/Buenos_Aires': 'argentina',
  'America/Bogota': 'colombia|medellin',
  'America/Chicago': 'austin|dallas|houston|minneapolis|us central|central time|ct|cdt',
  'America/Denver': 'boulder|salt lake city|us mountain|mountain time|mt|mst|mdt',
  'America/Halifax': 'nova scotia|adt',
  'America/Lima': 'peru',
  'America/Los_Angeles':
    'san francisco|sf|bay area|la|seattle|san diego|san jose|palo alto|berkeley|stanford|portland|las vegas|california|us pacific|pacific time|pt|pst|pdt',
  'America/New_York':
    'nyc|boston|washington|washington dc|dc|philadelphia|pittsburgh|atlanta|miami|us eastern|eastern time|et|est|edt',
  'America/Santiago': 'chile',
  'America/Sao_Paulo': 'brasilia|rio|rio de janeiro|brt',
  'America/Toronto': 'montreal|ottawa|quebec|waterloo',
  'America/Vancouver': 'british columbia',
  'Asia/Dhaka': 'bangladesh',
  'Asia/Dubai': 'uae|abu dhabi|united arab emirates',
  'Asia/Ho_Chi_Minh': 'vietnam|hanoi|saigon|ho chi minh city',
  'Asia/Hong_Kong': 'hkt',
  'Asia/Jerusalem': 'israel|tel aviv|haifa',
  'Asia/Kolkata':
    'india|bangalore|bengaluru|chennai|delhi|new delhi|hyderabad|mumbai|pune|calcutta',
  'Asia/Kuala_Lumpur': 'malaysia',
  'Asia/Manila': 'philippines',
  'Asia/Seoul': 'korea|south korea|daejeon|kst',
  'Asia/Shanghai': 'china|beijing|shenzhen|hangzhou|guangzhou|nanjing|wuhan',
  'Asia/Singapore': 'sgt',
  'Asia/Taipei': 'taiwan',
  'Asia/Tokyo': 'japan|kyoto|osaka|jst',
  'Australia/Adelaide': 'acst|acdt',
  'Australia/Brisbane': 'queensland',
  'Australia/Perth': 'awst',
  'Australia/Sydney': 'canberra|aest|aedt',
  'Europe/Amsterdam': 'netherlands|holland|rotterdam|delft|utrecht',
  'Europe/Athens': 'greece',
  'Europe/Berlin':
    'germany|munich|munchen|hamburg|cologne|koln|frankfurt|stuttgart|tubingen|heidelberg|leipzig|dresden|cet|cest|central european time',
  'Europe/Brussels': 'belgium|ghent|leuven',
  'Europe/Copenhagen': 'denmark|aarhus',
  'Europe/Dublin': 'ireland',
  'Europe/Helsinki': 'finland|espoo|eet|eest',
  'Europe/Istanbul': 'turkey|ankara',
  'Europe/Kyiv': 'ukraine|kiev|lviv',
  'Europe/Lisbon': 'portugal|porto|wet',
  'Europe/London':
    'uk|gb|united kingdom|england|britain|great britain|scotland|wales|edinburgh|oxford|manchester|bristol|glasgow|bst',
  'Europe/Madrid': 'spain|barcelona|valencia',
  'Europe/Moscow': 'st petersburg|saint petersburg|msk',
  'Europe/Oslo': 'norway|trondheim|bergen',
  'Europe/Paris': 'france|lyon|grenoble|toulouse',
  'Europe/Prague': 'czechia|czech republic|brno',
  'Europe/Rome': 'italy|milan|milano|turin|pisa|roma',
  'Europe/Stockholm': 'sweden|gothenburg|uppsala|linkoping',
  'Europe/Vienna': 'austria|wien|graz|linz',
  'Europe/Warsaw': 'poland|krakow|wroclaw',
  'Europe/Zurich': 'switzerland|geneva|lausanne|basel|bern',
  'Pacific/Auckland': 'new zealand|wellington|nzst|nzdt',
  'Pacific/Honolulu': 'hawaii|hst',
  UTC: 'utc|gmt|z|zulu|universal time',
};

/** By folded name. */
export const ZONE_OF_PLACE: ReadonlyMap<string, string> = new Map(
  Object.entries(PLACES).flatMap(([zone, names]) =>
    names.split('|').map((name) => [name, zone] as const),
  ),
);

/** Names that mean several zones, of which people have to name one. */
export const ZONES_OF_PLACE: ReadonlyMap<string, readonly string[]> = new Map([
  ['cst', ['America/Chicago', 'Asia/Shanghai']],
  ['ist', ['Asia/Kolkata', 'Asia/Jerusalem', 'Europe/Dublin']],
  ['ast', ['America/Halifax', 'Asia/Riyadh']],
  ['usa', ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles']],
  ['us', ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles']],
  ['america', ['America/New_York', 'America/Chicago', 'America/Los_Angeles']],
  ['canada', ['America/Toronto', 'America/Winnipeg', 'America/Edmonton', 'America/Vancouver']],
  ['australia', ['Australia/Sydney', 'Australia/Adelaide', 'Australia/Perth']],
  ['brazil', ['America/Sao_Paulo', 'America/Manaus']],
  ['mexico', ['America/Mexico_City', 'America/Tijuana']],
  ['russia', ['Europe/Moscow', 'Asia/Yekaterinburg', 'Asia/Vladivostok']],
  ['indonesia', ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']],
  ['europe', ['Europe/London', 'Europe/Berlin', 'Europe/Helsinki']],
  ['eu', ['Europe/Berlin', 'Europe/Helsinki', 'Europe/Lisbon']],
  ['cambridge', ['Europe/London', 'America/New_York']],
]);

/** Names that the zone database gave up, as some machines still list them. */
export const RENAMED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Louisville': 'America/Kentucky/Louisville',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};
