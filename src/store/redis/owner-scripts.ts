// A consumer's conversations by their start, and beside them those that may be open, behind a letter; a star stands there
// while none is missing. What is closed is closed for good: whoever sees it may leave it out, and where nobody does it is
// looked at once more.

/**
 * Notes a conversation, before it is written. Others are let go that began too long ago, but for those that may be open.
 * ARGV: id, startedAt, 1 where it is open, when is too long ago, for how long it is kept, how many may be open.
 */
const own = `
if redis.call('EXISTS', KEYS[1]) == 0 then redis.call('ZADD', KEYS[2], '+inf', '*') end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[4])
redis.call('ZREMRANGEBYRANK', KEYS[2], 0, -(tonumber(ARGV[6]) + 1))
redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
if ARGV[3] == '1' then redis.call('ZADD', KEYS[2], ARGV[2], 'c' .. ARGV[1]) end
for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, ARGV[5]) end
`;

/** 1 and the newest that may be open, behind their letters; 0 and the newest of all where some may be missing. ARGV: how many. */
const maybeOpen = `
local open = redis.call('ZREVRANGE', KEYS[2], 0, ARGV[1])
if open[1] == '*' then return { 1, open } end
return { 0, redis.call('ZREVRANGE', KEYS[1], 0, ARGV[1] - 1) }
`;

/** Keeps which may be open, unless nothing leads to any: their consumer may be forgotten. ARGV: for how long, ids. */
const keepOpen = `
if redis.call('EXISTS', KEYS[1]) == 0 then return end
for i = 2, #ARGV do
  local startedAt = redis.call('ZSCORE', KEYS[1], ARGV[i])
  if startedAt then redis.call('ZADD', KEYS[2], startedAt, 'c' .. ARGV[i]) end
end
redis.call('ZADD', KEYS[2], '+inf', '*')
redis.call('PEXPIRE', KEYS[2], ARGV[1])
`;

/** Scripts over the two keys of a consumer. */
export const ownerScripts = { own, maybeOpen, keepOpen } as const;
