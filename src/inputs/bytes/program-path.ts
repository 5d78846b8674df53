/**
 * Finds an executable in the absolute folders of `PATH`. Never in the folder of the data, where relative entries could
 * lead.
 */
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import process from 'node:process';

/** @returns null if there is none */
export function programPath(
  name: string,
  folders: string = process.env['PATH'] ?? '',
  system: NodeJS.Platform = process.platform,
): string | null {
  const file = system === 'win32' ? `${name}.exe` : name;
  return (
    folders
      .split(delimiter)
      .filter(isAbsolute)
      .map((folder) => join(folder, file))
      .find(canRun) ?? null
  );
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
