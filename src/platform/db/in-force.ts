import { sql, type RawBuilder } from 'kysely';

/**
 * Whether a post holds on a day: it has begun and is not over. A post entered ahead (TMT in the future) is nobody's present post.
 *
 * @param alias of the employment row in the statement
 * @param day 'YYYY-MM-DD'; the last day of a post is the one before `ended_on`
 */
export function inForceOn(alias: string, day: string): RawBuilder<boolean> {
	const [started, ended] = [sql.ref(`${alias}.started_on`), sql.ref(`${alias}.ended_on`)];
	return sql<boolean>`(${started} <= ${day}::date and (${ended} is null or ${ended} > ${day}::date))`;
}
