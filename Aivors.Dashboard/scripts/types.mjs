// Writes src/shared/api/schema.d.ts from the committed description of the Api; with --check only says whether it differs.
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'

const source = new URL('../../docs/openapi.json', import.meta.url)
const target = fileURLToPath(new URL('../src/shared/api/schema.d.ts', import.meta.url))
const head = '// Written by "npm run types" from docs/openapi.json. Do not edit.\n\n'

const text = head + astToString(await openapiTS(source, { alphabetize: true, defaultNonNullable: false }))
if (!process.argv.includes('--check')) {
  await writeFile(target, text)
} else if ((await readFile(target, 'utf8').catch(() => '')) !== text) {
  console.error('src/shared/api/schema.d.ts is not what docs/openapi.json says: run "npm run types" and commit it.')
  process.exit(1)
}
