// One picture of many pictures, so that a whole set is looked at in one glance.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { smaller } from './smaller.mjs'

const columns = { desktop: 3, phone: 5 }

export async function makeSheets(camera, folder) {
  const groups = Map.groupBy?.(camera.taken, nameOf) ?? grouped(camera.taken)
  const made = []
  for (const [name, pictures] of groups) {
    const path = join(folder, `sheet-${name}.png`)
    const page = await camera.openPage('desktop-light-en')
    await page.setViewportSize({ width: 1800, height: 1000 })
    await page.setContent(sheet(name, pictures))
    await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())))
    writeFileSync(path, smaller(await page.screenshot({ fullPage: true })))
    await page.context().close()
    made.push(path)
  }
  return made
}

/** One sheet per set and look: `tour-phone-dark-en`. */
const nameOf = ({ set, name }) => `${set}-${name.split('-').slice(0, 3).join('-')}`

function grouped(pictures) {
  const groups = new Map()
  for (const picture of pictures) groups.set(nameOf(picture), [...(groups.get(nameOf(picture)) ?? []), picture])
  return groups
}

function sheet(title, pictures) {
  const figures = [...pictures]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, path }) => `<figure><img src="data:image/png;base64,${readFileSync(path).toString('base64')}"><figcaption>${name.split('-').slice(3).join(' ')}</figcaption></figure>`)
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 24px; font: 15px/1.4 sans-serif; background: #8a8f98; color: #fff }
    div { display: grid; grid-template-columns: repeat(${title.includes('phone') ? columns.phone : columns.desktop}, 1fr); gap: 20px; align-items: start }
    figure { margin: 0 } img { width: 100%; max-height: 1400px; object-fit: cover; object-position: top; display: block; border-radius: 4px } figcaption { padding: 4px 2px }
  </style><h1>${title}</h1><div>${figures.join('')}</div>`
}
