// Lua never reads the JSON that it stores: its cjson cannot tell an empty list from an empty object.
// Numbers are written by string.format: Lua's own form of large ones is not exact.

/** Moves the marker of what was removed, and removes at most 64 entries that are too old or too many. */
const trim = `
local function trim(rec, log, ids, now, maxAge, maxEvents)
  local gone
  local excess = math.min(redis.call('XLEN', log) - maxEvents, 64)
  if excess > 0 then
    local oldest = redis.call('XRANGE', log, '-', '+', 'COUNT', excess)
    gone = oldest[#oldest][1]
  end
  local cutoff = string.format('%.0f', math.max(0, now - maxAge + 1))
  local aged = redis.call('XRANGE', log, '-', '(' .. cutoff .. '-0', 'COUNT', 64)
  if #aged > math.max(excess, 0) then gone = aged[#aged][1] end
  redis.call('ZREMRANGEBYSCORE', ids, '-inf', now - maxAge)
  redis.call('ZREMRANGEBYRANK', ids, 0, -(maxEvents + 1))
  if not gone then return 0 end
  local ms, number = string.match(gone, '(%d+)-(%d+)')
  redis.call('HSET', rec, 'removed', gone)
  return redis.call('XTRIM', log, 'MINID', ms .. '-' .. string.format('%.0f', number + 1))
end
`;

/** Keeps messages and how far they got; \`at\` is the place of the first argument that tells of them. */
const keep = `
local function mark(marks, field, rank)
  local before = redis.call('HGET', marks, field)
  if not before or tonumber(before) < tonumber(rank) then redis.call('HSET', marks, field, rank) end
end
local function keep(messages, marks, at)
  for _ = 1, tonumber(ARGV[at]) do
    local field, json, rank, externalId = ARGV[at + 1], ARGV[at + 2], ARGV[at + 3], ARGV[at + 4]
    if json ~= '' then redis.call('HSET', messages, field, json) end
    if externalId ~= '' then redis.call('HSET', marks, 'x ' .. field, externalId) end
    if rank ~= '0' then mark(marks, field, rank) end
    at = at + 4
  end
end
`;

/** What is known of a conversation, and which of some facts, from one argument to another, were applied. */
const state = `
local function state(rec, ids, first, last)
  local known = redis.call('HMGET', rec, 'version', 'record')
  local applied = {}
  if first <= last then applied = redis.call('ZMSCORE', ids, unpack(ARGV, first, last)) end
  return { known[1] or '', known[2] or '', applied }
end
`;

/** ARGV: identities of facts. */
const load = `
${state}
return state(KEYS[1], KEYS[3], 1, #ARGV)
`;

/**
 * Writes record, events, applied facts and messages when nobody wrote since the version given and no fact was applied
 * before, and wakes readers; else answers with the state, as `load`. ARGV: version, record, now, maxAge, maxEvents,
 * forgetAfter, channel, identities counted, facts (identity, event) counted, messages counted.
 */
const write = `
${state}
${trim}
${keep}
local rec, log, ids, messages, marks = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local now, maxAge, maxEvents, forgetAfter = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
local known = redis.call('HMGET', rec, 'version', 'head', 'base')
local asked = 8 + tonumber(ARGV[8])
local first = asked + 2
local isOther = (known[1] or '') ~= ARGV[1]
for i = 0, tonumber(ARGV[asked + 1]) - 1 do
  isOther = isOther or redis.call('ZSCORE', ids, ARGV[first + 2 * i])
end
if isOther then return state(rec, ids, 9, asked) end
local base = known[3] or string.format('%.0f-0', now - 1)
local head = known[2] or base
if redis.call('EXISTS', log) == 0 and head ~= base then redis.call('HSET', rec, 'removed', head) end
local ms, number = string.match(head, '(%d+)-(%d+)')
ms, number = tonumber(ms), tonumber(number)
local positions, at, told = {}, first, false
for i = 1, tonumber(ARGV[asked + 1]) do
  redis.call('ZADD', ids, now, ARGV[at])
  positions[i] = ''
  if ARGV[at + 1] ~= '' then
    if now > ms then ms, number = now, 0 else number = number + 1 end
    positions[i] = string.format('%.0f-%.0f', ms, number)
    redis.call('XADD', log, positions[i], 'event', ARGV[at + 1])
    head, told = positions[i], true
  end
  at = at + 2
end
keep(messages, marks, at)
local version = string.format('%.0f', known[1] and tonumber(known[1]) + 1 or now)
redis.call('HSET', rec, 'version', version, 'record', ARGV[2], 'head', head, 'base', base, 'heard', ARGV[3])
trim(rec, log, ids, now, maxAge, maxEvents)
for _, key in ipairs({ rec, messages, marks }) do redis.call('PEXPIRE', key, forgetAfter) end
for _, key in ipairs({ log, ids }) do redis.call('PEXPIRE', key, maxAge) end
if told then redis.call('SPUBLISH', ARGV[7], head) end
return { positions, redis.call('HLEN', messages), version }
`;

/** Events after a position, with what tells whether some are missing. ARGV: where to begin, how many. */
const read = `
local known = redis.call('HMGET', KEYS[1], 'head', 'base', 'removed')
local entries = redis.call('XRANGE', KEYS[2], ARGV[1], '+', 'COUNT', ARGV[2])
return { known[1] or '', known[2] or '', known[3] or '', entries }
`;

/** Keeps messages that no event told. ARGV: forgetAfter, messages counted. */
const keepMessages = `
${keep}
keep(KEYS[4], KEYS[5], 2)
redis.call('PEXPIRE', KEYS[4], ARGV[1])
redis.call('PEXPIRE', KEYS[5], ARGV[1])
return redis.call('HLEN', KEYS[4])
`;

/** Removes what is too old or too many. ARGV: now, maxAge, maxEvents. */
const trimLog = `
${trim}
return trim(KEYS[1], KEYS[2], KEYS[3], tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]))
`;

/** Forgets a conversation, unless something was heard of it after the time given; then answers with when. */
const forget = `
local heard = redis.call('HGET', KEYS[1], 'heard')
if heard and tonumber(heard) > tonumber(ARGV[1]) then return heard end
redis.call('UNLINK', unpack(KEYS))
return ''
`;

/** Notes when a conversation was heard of, and names those that have to make room. ARGV: id, now, most, how many at once. */
const hear = `
redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
local excess = math.min(redis.call('ZCARD', KEYS[1]) - tonumber(ARGV[3]), tonumber(ARGV[4]))
if excess <= 0 then return {} end
return redis.call('ZRANGE', KEYS[1], 0, excess - 1, 'WITHSCORES')
`;

/** ARGV: inputHash, token, now, lease, keep. Sent again after a connection broke, it answers as it did, or with more doubt. */
const claim = `
local kept = redis.call('HMGET', KEYS[1], 'hash', 'token', 'lease', 'outcome', 'since', 'kind', 'given')
local since = kept[5] or ARGV[3]
local isDoubt = kept[6] == 'doubt' and kept[1] == ARGV[1]
if kept[4] and not isDoubt then return { 'settled', kept[1], since, kept[4] } end
if not isDoubt and kept[1] and kept[2] == ARGV[2] then return { kept[7] or 'claimed', kept[1], since } end
local isOver = kept[1] and tonumber(kept[3]) <= tonumber(ARGV[3]) and kept[1] == ARGV[1]
if kept[1] and not isOver and not isDoubt then return { 'inProgress', kept[1], since } end
local lease = string.format('%.0f', ARGV[3] + ARGV[4])
redis.call('HSET', KEYS[1], 'hash', ARGV[1], 'token', ARGV[2], 'lease', lease, 'since', since)
redis.call('HSET', KEYS[1], 'given', (isOver or isDoubt) and 'lost' or 'claimed')
redis.call('HDEL', KEYS[1], 'outcome', 'kind')
redis.call('PEXPIRE', KEYS[1], ARGV[5])
if isDoubt then return { 'doubt', ARGV[1], since, kept[4] } end
return { isOver and 'lost' or 'claimed', ARGV[1], since }
`;

/** ARGV: outcome, kind, token and inputHash of the claim here if any, keep, channel. */
const settle = `
local kept = redis.call('HMGET', KEYS[1], 'hash', 'token', 'kind')
if not kept[1] and ARGV[4] == '' then return 0 end
local isMine = not kept[1] or (ARGV[3] ~= '' and kept[2] == ARGV[3])
local counts
if ARGV[2] == 'value' then counts = kept[3] ~= 'value' else counts = not kept[3] and isMine end
if not counts then return 0 end
redis.call('HSET', KEYS[1], 'hash', kept[1] or ARGV[4], 'outcome', ARGV[1], 'kind', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[5])
redis.call('SPUBLISH', ARGV[6], '')
return 1
`;

/** ARGV: token of the claim here, channel. */
const release = `
local kept = redis.call('HMGET', KEYS[1], 'token', 'outcome')
if kept[2] or kept[1] ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1])
redis.call('SPUBLISH', ARGV[2], '')
return 1
`;

/** What runs inside Redis, each script over the keys of one slot. */
export const scripts = {
  load,
  write,
  read,
  keepMessages,
  trimLog,
  forget,
  hear,
  claim,
  settle,
  release,
} as const;
