import { commaList, flag, oneOf, origin, text, wholeNumber } from './setting-readers.js';
import { open, setting } from './setting.js';

const port = wholeNumber(0, 65_535);
const anything = text(/\S/, 'not blank');

/** Settings of the process, its accounts and its border. */
export const serverSettings = {
  PORT: setting(port, '4000', 'Port of the gateway; 0 takes any free one.'),
  HOST: open(anything, '127.0.0.1 with the sandbox, else 0.0.0.0', 'Address that the gateway listens on.'),
  ACCOUNTS_FILE: open(
    anything,
    '',
    'JSON or YAML list of the accounts to serve. Without it the sandbox is used.',
  ),
  DOMAIN_API_URL: setting(
    origin,
    'https://api.liveperson.net',
    "LivePerson's Domain API, which names the hosts of an account.",
  ),
  UPSTREAM_HOST_SUFFIXES: setting(
    commaList(/^\.?[a-z0-9-]+(\.[a-z0-9-]+)*$/i, 'host suffixes between commas'),
    '.liveperson.net,.liveperson.com,.lpsnmedia.net',
    'A looked-up host must end in one of these; one without a leading dot is an exact name.',
  ),
  ALLOW_LOOPBACK_UPSTREAM: open(
    flag,
    'off; on with the embedded sandbox',
    'Lets an account point at a sandbox: plain http and loopback hosts with a port.',
  ),
  CREDENTIALS: setting(
    oneOf('managed', 'forwarded'),
    'managed',
    "`managed`: the gateway gets AppJWT and ConsumerJWS itself. `forwarded`: the caller's own two headers go upstream.",
  ),
  SANDBOX: open(
    oneOf('on', 'off'),
    'on without ACCOUNTS_FILE, else off',
    'Starts the sandbox beside the gateway.',
  ),
  SANDBOX_PORT: setting(port, '4010', 'Port of the sandbox; 0 takes any free one.'),
  SANDBOX_ACCOUNTS: open(
    anything,
    'one account, 12345678',
    'JSON list of `{ id, clientId, clientSecret }` that the sandbox serves.',
  ),
  SANDBOX_TLS: setting(flag, 'off', 'The sandbox serves https with a self-signed certificate.'),
  CORS_ORIGINS: open(
    commaList(/^https?:\/\/[^\s/,*]+$/i, 'origins such as https://shop.example between commas'),
    "none; with the explorer Apollo's two Sandbox origins",
    'Web origins whose pages may call the gateway.',
  ),
  EXPLORER: open(
    flag,
    'on with the sandbox, else off',
    'Pages to try operations, at `GET /graphql` and `GET /explorer`.',
  ),
  CHAT: open(flag, 'on with the sandbox, else off', 'The web chat of `examples/web-chat`, at `GET /chat`.'),
  INTROSPECTION: open(
    flag,
    'on with the explorer, else off',
    'Answers introspection queries, and suggests names for misspelt fields.',
  ),
  PERSISTED_MANIFEST: open(
    anything,
    '',
    "JSON file that lists documents by their hashes, in Apollo's format for persisted queries; `npm run manifest` writes one.",
  ),
  PERSISTED_ONLY: setting(
    flag,
    'off',
    "Answers the documents of `PERSISTED_MANIFEST` and no other. A request with the router's token may send any.",
  ),
  FAST_LANE: setting(
    flag,
    'on',
    "Carries out operations that come again as compiled code. `off` sends every request Apollo's way: the same answers, slower.",
  ),
  LOG_LEVEL: setting(
    oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    'info',
    'Least severe log lines that are written.',
  ),
} as const;
