const HALF_A_YEAR = 183 * 24 * 60 * 60 * 1000;

/** Whether it is so long since somebody said it that it is worth asking whether it still holds. */
export const is_old = (told_at: string, now = Date.now()) => now - Date.parse(told_at) > HALF_A_YEAR;
