import { topicOf } from '#platform/db/notices.ts';

/** The name under which changes at a point are announced to whoever watches it. */
export function queueTopic(agencyId: string, pointId: string): string {
	return topicOf('queue', agencyId, pointId);
}
