import { expect, it } from '@jest/globals';
import { isBotWall } from '../../../src/sources/shared/bot-wall.js';

it.each([
  ['<title>Just a moment...</title>', true],
  ['<html><TITLE lang=en> Attention Required! | x</TITLE>', true],
  ['<title>Just a cup</title>', false],
])('detects pages of bot walls: %s', (html, expected) => {
  expect(isBotWall(html)).toBe(expected);
});
