// An alarm is kept as its token, a space and its JSON, by its id; beside it stands when it is due.

/** ARGV: id, dueAt, alarm. */
const setAlarm = `
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
`;

/** ARGV: id, how the alarm must begin. */
const takeAlarm = `
local kept = redis.call('HGET', KEYS[1], ARGV[1])
if not kept or string.sub(kept, 1, #ARGV[2]) ~= ARGV[2] then return 0 end
redis.call('HDEL', KEYS[1], ARGV[1])
return redis.call('ZREM', KEYS[2], ARGV[1])
`;

/** ARGV: now, how many. */
const dueAlarms = `
local ids = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', ARGV[1], 'LIMIT', 0, ARGV[2])
if #ids == 0 then return {} end
return redis.call('HMGET', KEYS[1], unpack(ids))
`;

/** Scripts over the two keys of all alarms. */
export const alarmScripts = { setAlarm, takeAlarm, dueAlarms } as const;
