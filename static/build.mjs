/**
 * Builds static/build from static/src: app.css, print.css, app.js, js-enabled.js.
 *
 * Run by `npm run build`. Sass resolves the design systems from the repository's
 * root, where npm put them.
 */
import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import * as esbuild from 'esbuild'
import * as sass from 'sass'

const here = dirname(fileURLToPath(import.meta.url))
const root = dirname(here)
const source = join(here, 'src')
const target = join(here, 'build')

/** Pass on our own warnings; one design system's use of the other is theirs to mend. */
function quietly (message, { stack = '' }) {
  if (!stack.includes('node_modules/')) console.warn(message)
}

const pictures = join(root, 'node_modules/@ministryofjustice/frontend/moj/assets/images')

/** Bring along the pictures a stylesheet names; any other address is refused. */
async function ship (css, name) {
  const addresses = [...css.matchAll(/url\("?([^")]*)"?\)/g)].map(match => match[1])
  for (const address of new Set(addresses)) {
    const icon = /^\.\/images\/(icon-[\w-]+\.svg)$/.exec(address)?.[1]
    if (!icon) throw new Error(`${name}.css points at ${address}, which is not shipped.`)
    await copyFile(join(pictures, icon), join(target, 'images', icon))
  }
}

/** Compile one stylesheet and say how long it is. */
async function style (name) {
  const { css } = sass.compile(join(source, 'scss', `${name}.scss`), {
    loadPaths: [root],
    style: 'compressed',
    quietDeps: true,
    logger: { warn: quietly }
  })
  await ship(css, name)
  await writeFile(join(target, `${name}.css`), css)
  return css.length
}

async function scripts () {
  await esbuild.build({
    entryPoints: [join(source, 'js', 'app.js'), join(source, 'js', 'js-enabled.js')],
    outdir: target,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    legalComments: 'linked',
    logLevel: 'warning'
  })
}

// Written over rather than emptied first: a running server never finds them missing.
await mkdir(join(target, 'images'), { recursive: true })
await copyFile(join(source, 'icon.svg'), join(target, 'icon.svg'))
const [app, print] = await Promise.all([style('app'), style('print'), scripts()])
console.log(`static/build: app.css ${Math.round(app / 1024)} KB, print.css ${Math.round(print / 1024)} KB`)
