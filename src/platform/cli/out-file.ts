import { accessSync, constants, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InputError } from './command.ts';

/**
 * The absolute path of a file to be written, looked at before any work is done for it.
 *
 * @throws {InputError} file.not_writable: the folder is not there or closed, or the path is a folder itself
 */
export function fileToWrite(path: string): string {
	const file = resolve(path);
	try {
		accessSync(`${dirname(file)}/.`, constants.W_OK); // the dot: a file in place of the folder is refused too
	} catch {
		throw new InputError('file.not_writable', `${file} cannot be written: its folder is not there, or is closed to you.`);
	}
	if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new InputError('file.not_writable', `${file} is a folder. Name a file in it.`);
	return file;
}
