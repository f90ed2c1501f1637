// Every page of the console with the sample people in it.

const screens = [
  ['2-overview', '/'],
  ['3-accounts', '/accounts'],
  ['5-guides', '/guides'],
  ['6-tour', '/guides/welcome'],
  ['7-checklist', '/guides/set-up'],
  ['8-install', '/install'],
]

/** Answers with the cookies of someone signed in; the link works once, so all pages share them. */
export async function signIn(camera, link) {
  const page = await camera.openPage('desktop-light-en')
  await page.goto(link)
  await ready(page)
  const storageState = { cookies: (await page.context().storageState()).cookies, origins: [] }
  await page.context().close()
  return storageState
}

export async function takeConsole(camera, origin, look, storageState) {
  const stranger = await camera.openPage(look)
  await stranger.goto(origin)
  await stranger.locator('.signin').waitFor()
  await camera.take(stranger, 'console', `${look}-1-sign-in`)
  await stranger.context().close()

  const page = await camera.openPage(look, { storageState })
  const take = (name) => camera.take(page, 'console', `${look}-${name}`, { fullPage: true })
  for (const [name, path] of screens) {
    await page.goto(`${origin}${path}`)
    await ready(page)
    await take(name)
  }
  // An account that got there has most to tell.
  await page.goto(`${origin}/accounts?activation=reached`)
  await ready(page)
  const account = await page.locator('tbody a[href*="/accounts/"]').first().getAttribute('href')
  await page.goto(new URL(account, origin).href)
  await ready(page)
  await take('4-account')
  // A long timeline is too much for a page for readers.
  await camera.take(page, 'console', `${look}-4-account-top`)
  await page.context().close()
}

async function ready(page) {
  await page.locator('main .lead, main .who').first().waitFor()
  // Every panel says while it waits.
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null && document.querySelector('.fail') === null)
}
