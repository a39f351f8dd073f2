// The order of node-semver.
const semver = require('semver')
const { version } = require('semver/package.json')

const lines = require('fs').readFileSync(0, 'utf8').split('\n').slice(0, -1)
console.log(`node-semver ${version}`)
for (const line of lines) {
  const [a, b] = line.split('\t').map((text) => semver.parse(text, { loose: true }))
  console.log(a && b ? ['<', '=', '>'][semver.compare(a, b) + 1] : '!')
}
