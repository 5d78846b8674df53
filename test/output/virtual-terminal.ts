/** Emulates a terminal (after Paul Williams' parser of DEC terminals): the rows, and all commands it received. */
import stringWidth from 'string-width';

export interface Seen {
  /** The text of each row, without escape sequences. */
  readonly rows: readonly string[];
  /** Everything except printing, SGR and line feeds, such as moving the cursor, bells, titles and queries. */
  readonly commands: readonly string[];
}

type State = 'ground' | 'escape' | 'csi' | 'string';

export function shownBy(text: string): Seen {
  const rows = [''];
  const commands: string[] = [];
  let state: State = 'ground';
  let sequence = '';
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    if (state === 'ground') {
      if (sign === '\n') rows.push('');
      else if (sign === '\u001b') [state, sequence] = ['escape', ''];
      else if (sign === '\u009b') [state, sequence] = ['csi', ''];
      else if (/[\u0090\u0098\u009d-\u009f]/.test(sign)) [state, sequence] = ['string', ''];
      else if (code < 0x20 || (code >= 0x7f && code < 0xa0)) commands.push(`control ${code.toString(16)}`);
      else if (/[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/.test(sign)) commands.push(`turn ${code.toString(16)}`);
      else rows[rows.length - 1] += sign;
    } else if (state === 'escape') {
      if (sign === '[') state = 'csi';
      else if (/[P\]X^_]/.test(sign)) state = 'string';
      else {
        commands.push(`escape ${sign}`);
        state = 'ground';
      }
    } else if (state === 'csi') {
      if (code >= 0x40 && code <= 0x7e) {
        if (sign !== 'm' || !/^[\d;]*$/.test(sequence)) commands.push(`csi ${sequence}${sign}`);
        state = 'ground';
      } else sequence += sign;
    } else if (sign === '\u0007' || sign === '\u009c' || (sign === '\\' && sequence.endsWith('\u001b'))) {
      commands.push(`string ${sequence}`);
      state = 'ground';
    } else sequence += sign;
  }
  if (state !== 'ground') commands.push(`unfinished ${state}`);
  return { rows, commands };
}

/** Width of the widest row, in cells. */
export function widest({ rows }: Seen): number {
  return Math.max(...rows.map((row) => stringWidth(row)));
}
