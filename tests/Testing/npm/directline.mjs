// The real Direct Line client, driven line by line: commands as JSON on stdin, what happens as JSON on stdout.
// Usage: node directline.mjs '{"domain":"http://…/v3/directline","token":"…"}'   plus "refreshEvery": milliseconds
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { refreshEvery, ...options } = JSON.parse(process.argv[2]);
const tell = what => process.stdout.write(JSON.stringify(what) + '\n');

// It waits 3 to 15 s before it comes back, and 15 minutes before it refreshes: as short as it may be, for tests.
Math.random = () => 0;
const { setInterval: every } = globalThis;
globalThis.setInterval = (work, delay, ...rest) => every(work, delay === 15 * 60 * 1000 ? refreshEvery ?? delay : delay, ...rest);

const requests = require('xhr2');
globalThis.XMLHttpRequest = class extends requests {
  open(method, url, ...rest) {
    this.addEventListener('load', () => tell({ is: 'call', method, path: new URL(url).pathname, status: this.status }));
    super.open(method, url, ...rest);
  }
};
let socket;
globalThis.WebSocket = class extends require('ws') {
  constructor(url) {
    super(url);
    socket = this;
    this.addEventListener('message', ({ data }) =>
      data && tell({ is: 'frame', numbers: JSON.parse(data).activities.map(({ id }) => Number(id.split('|')[1])) }));
  }
};

const { DirectLine } = require('botframework-directlinejs');
const line = new DirectLine(options);
line.connectionStatus$.subscribe(status => tell({ is: 'status', status }));
line.activity$.subscribe(activity => tell({ is: 'activity', activity }), error => tell({ is: 'broken', error: String(error) }));

const commands = {
  post: ({ activity }) => line.postActivity(activity).subscribe(
    id => tell({ is: 'posted', id }), error => tell({ is: 'refused', status: error.status, error: String(error) })),
  cut: () => socket.terminate(),
  session: () => line.getSessionId().subscribe(id => tell({ is: 'session', id }), error => tell({ is: 'refused', error: String(error) })),
};
createInterface({ input: process.stdin }).on('line', text => {
  const command = JSON.parse(text);
  commands[command.do](command);
}).on('close', () => process.exit());
