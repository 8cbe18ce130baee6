import { newestBackupHours } from '#platform/backup/newest.ts';
import { allowed, type Ctx } from '#platform/context.ts';
import { mailSettings } from '#platform/mail/send.ts';

export interface SystemState {
	/** Whole hours since the newest backup; null when there is none. */
	readonly backupHours: number | null;
	readonly hasMail: boolean;
}

/**
 * What keeps the installation safe, for who configures it.
 * @throws {Problem} identity.not_allowed
 */
export function systemState(ctx: Ctx, environment: NodeJS.ProcessEnv): SystemState {
	allowed(ctx, 'agency.configure');
	return { backupHours: newestBackupHours(environment.BINA_DATA, ctx.now), hasMail: mailSettings(environment) !== null };
}
