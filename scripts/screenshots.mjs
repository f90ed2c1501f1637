// `npm run screenshots`: pictures of every face of the product as it is built now, in screenshots/ (never committed), with a
// contact sheet per set. `--docs` also refreshes the few that the pages for readers show. `--only console` or `--only tsunagu` takes half.
import { copyFileSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureInstalled, root } from './install.mjs'

const { values: options } = parseArgs({ options: { docs: { type: 'boolean', default: false }, only: { type: 'string', default: 'console,tsunagu' } } })
const folder = join(root, 'screenshots')
const docsFolder = join(root, 'docs/pictures')
const mostBytes = 400 * 1024
/** Set and picture → its name in docs/pictures. */
const forDocs = {
  'tour/desktop-light-en-2-ring': 'tour.png',
  'tour/phone-light-ja-3-do-it': 'tour-phone.png',
  'checklist/desktop-dark-ja-3-part-done': 'checklist.png',
  'console/desktop-light-en-2-overview': 'console-overview.png',
  'console/desktop-light-en-4-account-top': 'console-account.png',
  'console/desktop-light-en-6-tour': 'console-guide.png',
}

ensureInstalled()
const { looks, openCamera } = await import('./screenshots/camera.mjs')
const { startProduct } = await import('./screenshots/product.mjs')
const { signIn, takeConsole } = await import('./screenshots/consolePictures.mjs')
const { takeTsunagu } = await import('./screenshots/tsunaguPictures.mjs')
const { makeSheets } = await import('./screenshots/contactSheet.mjs')

rmSync(folder, { recursive: true, force: true })
const product = await startProduct()
const camera = await openCamera(folder)
try {
  if (options.only.includes('console')) {
    const storageState = await signIn(camera, product.signIn)
    for (const look of Object.keys(looks)) await takeConsole(camera, product.console, look, storageState)
  }
  if (options.only.includes('tsunagu')) for (const look of Object.keys(looks)) await takeTsunagu(camera, product.tsunagu, look)
  for (const path of await makeSheets(camera, folder)) console.log(path)
  if (options.docs) refreshDocs()
  if (camera.problems.length > 0) throw new Error(`pages failed while their pictures were taken:\n${camera.problems.join('\n')}`)
} finally {
  await camera.close()
  await product.stop()
}

function refreshDocs() {
  mkdirSync(docsFolder, { recursive: true })
  for (const [taken, name] of Object.entries(forDocs)) {
    const picture = join(folder, `${taken}.png`)
    const { size } = statSync(picture)
    if (size > mostBytes) throw new Error(`${taken} has ${size} bytes; a page for readers takes ${mostBytes}`)
    copyFileSync(picture, join(docsFolder, name))
    console.log(`  docs/pictures/${name}  ${Math.ceil(size / 1024)} kB`)
  }
}
