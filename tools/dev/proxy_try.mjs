// What must hold of a Kring behind a proxy: node proxy_try.mjs HTTP HTTPS KRING TOKEN, three ports and the token
// of the link that makes the administrator. HTTP and HTTPS are the proxy's.
import http from 'node:http';
import https from 'node:https';

const [proxy_http, proxy_https, kring, token] = process.argv.slice(2);
const host = 'kring.example.org';
const own_origin = `https://${host}`;

function ask(port, path, { method = 'GET', headers = {}, body, from, tls = false, upgrade = false } = {}) {
  const text = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const request = (tls ? https : http).request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        localAddress: from,
        rejectUnauthorized: false,
        servername: host,
        headers: { Host: host, ...(text && { 'Content-Type': 'application/json' }), ...headers },
      },
      (response) => {
        let read = '';
        response.on('data', (octets) => (read += octets));
        response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text: read }));
      },
    );
    if (upgrade) {
      request.on('upgrade', (response, socket) => {
        socket.destroy();
        resolve({ status: response.statusCode, headers: response.headers });
      });
    }
    request.on('error', reject);
    request.end(text);
  });
}

const through = (path, options) => ask(proxy_https, path, { tls: true, ...options });
let failures = 0;
function require(what, holds, seen) {
  console.log(`${holds ? 'holds' : 'DOES NOT HOLD'}: ${what}${holds ? '' : ` (${JSON.stringify(seen)})`}`);
  if (!holds) failures += 1;
}

async function arrive() {
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask(proxy_http, '/some/page');
    } catch (problem) {
      if (tries > 100) throw problem;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}

const redirected = await arrive();
require('http leads to https', redirected.headers.location === `${own_origin}/some/page`, redirected.headers);

const page = await through('/');
require('the page is there', page.status === 200 && page.text.includes('<html'), page.status);

// After ten wrong tries from one address that address has to wait: so it tells whose is believed.
const wrong_try = (ask_by, email, { headers = {}, ...options } = {}) =>
  ask_by('/api/v1/session', {
    method: 'POST', body: { email, password: 'not the password' }, headers: { Origin: own_origin, ...headers }, ...options,
  });
const directly = (path, options) => ask(kring, path, options);
const from_far = (number) => ({ 'X-Forwarded-For': `203.0.113.${number}`, 'X-Forwarded-Proto': 'https' });
const wrong = 401;
const too_many = 429;
for (let tries = 0; tries < 10; tries += 1) await wrong_try(through, 'noor@example.org');
const tired = await wrong_try(through, 'noor@example.org');
require('the tries of one visitor are counted', tired.status === too_many, tired);
const spoofed = await wrong_try(through, 'noor@example.org', { headers: from_far(9) });
require('a visitor who writes the field is not believed', spoofed.status === too_many, spoofed);
const other_field = await wrong_try(directly, 'noor@example.org', {
  headers: { Forwarded: 'for=203.0.113.9;proto=https', 'X-Forwarded-For': '127.0.0.1', 'X-Forwarded-Proto': 'https' },
});
require('the other field is not believed', other_field.status === too_many, other_field);
const trusted = await wrong_try(directly, 'noor@example.org', { headers: from_far(9) });
require('a trusted proxy says who is asking', trusted.status === wrong, trusted);
let others;
for (let tries = 0; tries <= 10; tries += 1)
  others = await wrong_try(directly, 'cas@example.org', { headers: from_far(tries), from: '127.0.0.2' });
require('others do not say who is asking', others.status === too_many, others);

const account = { token, name: 'Ilse', email: 'ilse@example.org', password: 'correct horse battery', language: 'en' };
const evil = await through('/api/v1/accounts', { method: 'POST', body: account, headers: { Origin: 'https://evil.example', Cookie: 'kring_session=x' } });
require('another origin is refused', evil.status === 403, evil);
const joined = await through('/api/v1/accounts', { method: 'POST', body: account, headers: { Origin: own_origin } });
require('its own origin is the public one', joined.status === 201, joined);
const cookie = String(joined.headers['set-cookie']);
require('over https the cookie is for https alone', /; Secure/.test(cookie), cookie);

const session = { Cookie: cookie.split(';')[0], Origin: own_origin };
const me = await through('/api/v1/session', { headers: session });
require('one stays signed in', me.status === 200, me.status);
const socket = {
  Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': Buffer.from('sixteen octets!!').toString('base64'),
};
const live = await through('/api/v1/live', { headers: { ...session, ...socket }, upgrade: true });
require('an open page has its socket', live.status === 101, live.status);

const metrics = await through('/metrics');
require('figures are for this machine alone', metrics.status === 404, metrics.status);

const signing_in = { email: 'ilse@example.org', password: 'correct horse battery' };
const past = await ask(kring, '/api/v1/session', {
  method: 'POST', body: signing_in, from: '127.0.0.2',
  headers: { 'X-Forwarded-Proto': 'https', Host: `localhost:${kring}`, Origin: `http://localhost:${kring}` },
});
const plain_cookie = String(past.headers['set-cookie']);
require('past the proxy nobody says that it is https', past.status === 200 && !/; Secure/.test(plain_cookie), past);

// What one visitor may have at a time; Kring's own refusals are problems, those of the proxy are pages.
const by_proxy = ({ status, headers }) => status === too_many && /^text\/html/.test(headers['content-type']);
const [busy, next_door] = ['127.0.0.3', '127.0.0.4'];
const at_once = await Promise.all(
  Array.from({ length: 100 }, (_, number) => wrong_try(through, `bram${number}@example.org`, { from: busy })),
);
const turned_away = at_once.filter(by_proxy).length;
require('sixty sign-ins of one visitor are let through at once', turned_away > 0 && turned_away < 40, turned_away);
const patient = await wrong_try(through, 'lotte@example.org', { from: next_door });
require('somebody else signs in meanwhile', patient.status === wrong, patient);

const held = [];
function half_sent() {
  return new Promise((resolve) => {
    const request = https.request({
      host: '127.0.0.1', port: proxy_https, path: '/api/v1/communities', method: 'POST', localAddress: busy,
      rejectUnauthorized: false, servername: host, agent: false,
      headers: { Host: host, Origin: own_origin, 'Content-Type': 'application/json', 'Content-Length': 100 },
    });
    request.on('response', (response) => resolve({ status: response.statusCode, headers: response.headers }));
    request.on('error', resolve);
    request.write('{');
    held.push(request);
  });
}
const most_open = 512;
const one_too_many = await Promise.race(Array.from({ length: most_open + 1 }, half_sent));
require('one visitor has 512 requests open at most', by_proxy(one_too_many), one_too_many);
const elsewhere = await through('/', { from: next_door });
require('somebody else has the page meanwhile', elsewhere.status === 200, elsewhere.status);
for (const request of held) request.destroy();

process.exit(failures ? 1 : 0);
