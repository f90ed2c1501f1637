// Names of companies and people that do not exist, in both languages.
import type { Random } from './random.ts'
import type { Locale } from '../shapes.ts'

const places = {
  ja: ['みなと', 'あおば', '山手', '北浜', '桜井', '森田', '朝日野', '青葉台', '海老名', '丸山', '大和田', '三日月', '白鳥', '高瀬', '若松', '清水谷', '星野', '竹内', '南風', '日向', '八雲', '千里', '紅葉', '瑞穂'],
  en: ['Harbour', 'Northgate', 'Maple', 'Riverside', 'Kestrel', 'Alder', 'Bluebird', 'Stonebridge', 'Lantern', 'Willow', 'Fairfield', 'Juniper', 'Copper', 'Meadow', 'Larkspur', 'Granite', 'Saltmarsh', 'Orchard', 'Heron', 'Quayside'],
} as const
const trades = {
  ja: ['製作所', '商店', 'デザイン', '食品', '工業', '印刷', '建築設計', 'ソフト', '物流', '薬局', '出版', '学習塾', '観光', '農園'],
  en: ['Works', 'Studio', 'Foods', 'Logistics', 'Press', 'Software', 'Architects', 'Travel', 'Clinic', 'Supply', 'Learning', 'Farms', 'Media', 'Labs'],
} as const
const family = {
  ja: ['田中', '佐藤', '鈴木', '伊藤', '森', '林', '小川', '藤田', '石井', '前田', '岡本', '村上', '近藤', '坂本', '遠藤', '青木'],
  en: ['Carter', 'Nguyen', 'Patel', 'Morgan', 'Reyes', 'Larsen', 'Okafor', 'Schmidt', 'Rossi', 'Haddad', 'Kowalski', 'Silva', 'Novak', 'Park'],
} as const
const given = {
  ja: ['愛子', '健', '美咲', '亮', '花', '翔太', '直子', '大輔', '千尋', '誠', '由美', '拓也', '彩', '浩'],
  en: ['Ana', 'Ben', 'Chloe', 'Daniel', 'Elif', 'Femi', 'Grace', 'Hugo', 'Iris', 'Jonas', 'Kavya', 'Liam', 'Mina', 'Noah'],
} as const
const titles = {
  ja: ['営業', '総務', '開発リーダー', 'デザイナー', '店長', '広報', 'カスタマーサポート', '代表'],
  en: ['Sales lead', 'Operations', 'Engineer', 'Designer', 'Store manager', 'Marketing', 'Support', 'Founder'],
} as const

/** Every number gives another name as long as there are fewer than places × trades accounts. */
export function companyName(locale: Locale, number: number): string {
  const place = places[locale]
  const trade = trades[locale]
  const first = place[number % place.length] ?? place[0]
  const second = trade[(Math.floor(number / place.length) + 5 * (number % place.length)) % trade.length] ?? trade[0]
  return locale === 'ja' ? `${first}${second}` : `${first} ${second}`
}

export function personName(locale: Locale, random: Random): string {
  return locale === 'ja' ? `${random.pick(family.ja)} ${random.pick(given.ja)}` : `${random.pick(given.en)} ${random.pick(family.en)}`
}

export function jobTitle(locale: Locale, random: Random): string {
  return random.pick(titles[locale])
}
