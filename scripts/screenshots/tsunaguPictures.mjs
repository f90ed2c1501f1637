// Tsunagu and Shirube's surfaces in it, by doing what people do: one person takes the tour and sets the team up, another
// looks around alone and meets the checklist untouched.
import { looks } from './camera.mjs'

const words = {
  en: { owner: 'Hana Ito', other: 'Noah Reed', workspace: 'Minato Works', channel: 'Spring launch', message: 'Plans, drafts and dates for the spring launch live here.', title: 'Planning', mates: ['Aiko Tanaka', 'Ken Mori', 'Mei Lin'] },
  ja: { owner: '伊藤 花', other: '森 直樹', workspace: 'みなと製作所', channel: '春の新商品', message: '春の新商品の予定と資料はここにまとめます。', title: '企画', mates: ['田中 愛子', '森 健', '林 美咲'] },
}
const step = (page, id) => page.locator(`[data-step="${id}"]`)
const anchor = (page, name) => page.locator(`[data-shirube="${name}"]:visible`).first()
const panel = (page) => page.locator('[part~="panel"]')
const launcher = (page) => page.locator('[part~="launcher"]')

/** On a phone it waits folded until it is asked for. */
async function openList(page) {
  await launcher(page).waitFor()
  if ((await launcher(page).getAttribute('aria-expanded')) === 'false') await launcher(page).click()
  await panel(page).waitFor()
}

export async function takeTsunagu(camera, origin, look) {
  const say = words[looks[look].locale]
  const take = (page, set, name) => camera.take(page, set, `${look}-${name}`)
  const people = { i: 0, next: () => `${look}-${(people.i += 1)}@example.com` }

  const page = await camera.openPage(look)
  await page.goto(`${origin}/signup`)
  await page.locator('input[name=email]').waitFor()
  await take(page, 'tsunagu', '1-sign-up')
  await signUp(page, say.owner, people.next())
  await page.locator('form input').first().waitFor()
  await take(page, 'tsunagu', '2-workspace')
  await page.locator('form input').first().fill(say.workspace)
  await page.locator('form button[type=submit]').click()
  await page.locator('.two-ways').waitFor()
  await take(page, 'tsunagu', '3-welcome')

  await page.locator('.two-ways button').first().click()
  await step(page, 'hello').waitFor()
  await take(page, 'tour', '1-modal')
  await step(page, 'hello').locator('[part~="next"]').click()
  await step(page, 'add-channel').waitFor()
  await take(page, 'tour', '2-ring')
  await anchor(page, 'add-channel').click()
  await step(page, 'name-channel').waitFor()
  await take(page, 'tour', '3-do-it')
  await page.locator('dialog[open] input[name=name]').fill(say.channel)
  await page.locator('dialog[open] button[type=submit]').click()
  await step(page, 'say-hello').waitFor()
  await take(page, 'tour', '4-say-hello')
  await page.locator('[data-shirube="composer"] textarea').fill(say.message)
  await page.keyboard.press('Enter')
  await step(page, 'invite').waitFor()
  await take(page, 'tour', '5-last')
  await anchor(page, 'invite').click()
  await step(page, 'invite').waitFor({ state: 'detached' })
  await page.locator('[data-shirube="invite-form"] button[type=submit]').click()
  await page.locator('dialog[open] .links input').first().waitFor()
  await take(page, 'tsunagu', '5-invite')
  await page.keyboard.press('Escape')

  await openList(page)
  // What the tour made people do counts here too, once the collector has said so.
  await page.locator('[part~="item"].done').nth(1).waitFor()
  await take(page, 'checklist', '3-part-done')
  await panel(page).locator('[part~="item-action"]').first().click()
  await page.locator('input[name=title]').fill(say.title)
  await take(page, 'tsunagu', '7-profile')
  await page.locator('[data-shirube="profile-form"] button[type=submit]').click()
  await page.locator('[data-shirube="profile-form"] [role=status]:not(:empty)').waitFor()
  await page.goto(origin)
  // The third teammate ticks the last item while the list is open: that is when it celebrates.
  await openList(page)
  for (const name of say.mates) await bringIn(camera, page, origin, look, name, people.next())
  await page.locator('[data-guide="set-up"] [part~="close"].b').waitFor()
  await take(page, 'checklist', '4-all-set')
  await page.locator('[data-guide="set-up"] [part~="close"].b').click()
  await take(page, 'tsunagu', '4-channel')
  await page.goto(`${origin}/people`)
  await page.locator('.page').first().waitFor()
  await take(page, 'tsunagu', '6-people')
  await page.goto(`${origin}/status`)
  await take(page, 'tsunagu', '8-status')
  await page.context().close()

  const other = await camera.openPage(look)
  await other.goto(`${origin}/signup`)
  await signUp(other, say.other, people.next())
  await other.locator('form input').first().fill(say.workspace)
  await other.locator('form button[type=submit]').click()
  await other.locator('.two-ways button').nth(1).click()
  await panel(other).or(launcher(other)).first().waitFor()
  if (!(await panel(other).isVisible())) await launcher(other).click()
  await panel(other).waitFor()
  await take(other, 'checklist', '2-open')
  await other.keyboard.press('Escape')
  if (await panel(other).isVisible()) await other.locator('[data-guide="set-up"] [part~="close"]').first().click()
  await launcher(other).waitFor()
  await take(other, 'checklist', '1-launcher')
  await other.context().close()
}

async function signUp(page, name, email) {
  await page.locator('input[name=name]').fill(name)
  await page.locator('input[name=email]').fill(email)
  const password = page.locator('input[name=password]')
  await password.fill('correct horse')
  await page.locator('form button[type=submit]').click()
  await password.waitFor({ state: 'detached' })
}

/** A teammate joins by a link, without a screen: pictures show what the first person sees of it. */
async function bringIn(camera, page, origin, look, name, email) {
  const headers = { origin }
  const made = await page.context().request.post(`${origin}/api/invitations`, { data: {}, headers })
  const { path } = await made.json()
  const mate = await camera.openPage(look)
  const { request } = mate.context()
  await request.post(`${origin}/api/signup`, { data: { name, email, password: 'correct horse', timeZone: 'Asia/Tokyo' }, headers })
  const joined = await request.post(`${origin}/api${path}`, { data: {}, headers })
  if (!joined.ok()) throw new Error(`${name} could not join: ${joined.status()} ${await joined.text()}`)
  await mate.context().close()
}
