// The order of node-semver, and its ranges.
const semver = require('semver')
const { version } = require('semver/package.json')

const lines = require('fs').readFileSync(0, 'utf8').split('\n').slice(0, -1)
console.log(`node-semver ${version}`)
const [mode] = process.argv.slice(2)
for (const line of lines) {
  if (mode === 'ranges') {
    const [range, version] = line.split('\t')
    const known = semver.validRange(range) !== null && semver.valid(version)
    console.log(known ? ['no', 'yes'][+semver.satisfies(version, range)] : '!')
    continue
  }
  const [a, b] = line.split('\t').map((text) => semver.parse(text, { loose: true }))
  console.log(a && b ? ['<', '=', '>'][semver.compare(a, b) + 1] : '!')
}
