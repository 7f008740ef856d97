// Fetches the pages' libraries from the npm registry into wwwroot/lib. The build runs it when a library is missing.
// Usage: node fetch-libraries.mjs <wwwroot/lib> <temporary folder>
//
// Each package is packed alone, without its dependencies: the files that are wanted stand by themselves. Files are
// renamed into place only after they were checked, so two builds at once do each other no harm.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

// A new version's integrity: `npm view PACKAGE@VERSION dist.integrity`. Its files' hashes: run this, it names them.
const libraries = [
  {
    package: 'botframework-webchat',
    version: '4.18.1',
    integrity: 'sha512-7jpEUJ7olT62Xm+8eh7BhhIcXVfU2xD4pZDaeBt8K4XcNy6K/83UGIxE9BFkXmHMZ4hDEVOzs5cre07GWuaXzg==',
    folder: 'webchat',
    // package.json names the author and the licence (MIT); LICENSE.txt those of the parts inside.
    files: {
      'dist/webchat.js': 'sha256-CmitCmT8BNYhGX2hDD7sD4Q+FvfQP2vL7Sm0dRfPm/8=',
      'dist/webchat.js.LICENSE.txt': 'sha256-Dl1JwiV5hqceY5S+TpqCV6/dISsgTeLW2O0cvokLrcw=',
      'package.json': 'sha256-MlSv/LlLbm1zQY0jRjUPlZdeTpUYP+T6h8j0JLXXSWo=',
    },
  },
];

const [lib, temporary] = process.argv.slice(2).map(path => resolve(path));
mkdirSync(temporary, { recursive: true });
const work = mkdtempSync(join(temporary, 'fetch-'));
try {
  for (const library of libraries) {
    if (!isThere(library)) fetch(library);
    // Even when nothing was missing: the build compares their times with this script's, and a package's are from 1985.
    const now = new Date();
    for (const file of Object.keys(library.files)) utimesSync(target(library, file), now, now);
  }
} catch (error) {
  console.error(`Hub's page library could not be fetched: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

function isThere(library) {
  return Object.entries(library.files).every(([file, hash]) =>
    existsSync(target(library, file)) && hashOf('sha256', target(library, file)) === hash);
}

function fetch(library) {
  const name = `${library.package}@${library.version}`;
  const [{ filename }] = JSON.parse(run('npm', ['pack', name, '--json', '--ignore-scripts', '--loglevel=error']));

  expect(name, 'sha512', join(work, filename), library.integrity);

  const files = Object.entries(library.files);
  run('tar', ['-xzf', filename, ...files.map(([file]) => `package/${file}`)]);
  for (const [file, hash] of files) expect(`${name}/${file}`, 'sha256', join(work, 'package', file), hash);
  mkdirSync(join(lib, library.folder), { recursive: true });
  for (const [file] of files) renameSync(join(work, 'package', file), target(library, file));
  rmSync(join(work, 'package'), { recursive: true });
  console.log(`Fetched ${name} into ${join(lib, library.folder)}`);
}

function expect(name, algorithm, file, hash) {
  const actual = hashOf(algorithm, file);
  if (actual !== hash) throw new Error(`${name} is ${actual}, but ${hash} is expected.`);
}

function hashOf(algorithm, file) {
  return `${algorithm}-${createHash(algorithm).update(readFileSync(file)).digest('base64')}`;
}

function target(library, file) {
  return join(lib, library.folder, basename(file));
}

function run(command, args) {
  // npm is a batch file on Windows, which only a shell starts. No argument here comes from outside.
  const result = spawnSync(command, args, { cwd: work, encoding: 'utf8', maxBuffer: 1 << 24, shell: process.platform === 'win32' });
  if (result.error) throw new Error(`${command} cannot be run (${result.error.code}).`);
  if (result.status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${result.stderr}`);
  return result.stdout;
}
