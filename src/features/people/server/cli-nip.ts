import type { Command, CommandResult } from '#platform/cli/command.ts';
import { InputError } from '#platform/cli/command.ts';
import { parseNip } from '../nip.ts';
import { nipMessages as english } from '../nip.messages.en.ts';
import { nipMessages as indonesian } from '../nip.messages.id.ts';

const check: Command = {
	path: ['nip', 'check'],
	summary: 'Read what a NIP says and whether its form is possible',
	usage: 'NIP…',
	run: async ({ positionals }): Promise<CommandResult> => {
		if (positionals.length === 0) throw new InputError('nip.missing', 'Give at least one NIP, for example: bina nip check 199005152019032001');
		const rows = positionals.map(describe);
		return { json: rows, text: rows.map(line).join('\n') };
	}
};

export const commands: readonly Command[] = [check];

function describe(text: string) {
	const { nip, valid, kind, bornOn, sex, reason, warnings } = parseNip(text);
	return {
		nip,
		valid,
		kind,
		bornOn,
		sex,
		reason,
		message: reason && { id: indonesian[reason], en: english[reason] },
		warnings: warnings.map((code) => ({ code, message: { id: indonesian[code], en: english[code] } }))
	};
}

function line(row: ReturnType<typeof describe>): string {
	const notes = row.warnings.map((warning) => `\n  note: ${warning.message.en}`).join('');
	if (!row.valid) return `${row.nip || '(empty)'}  refused: ${row.message?.en ?? ''}${notes}`;
	return `${row.nip}  ${row.kind}, born ${row.bornOn}, ${row.sex === 'F' ? 'woman' : 'man'}${notes}`;
}
