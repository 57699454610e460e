import { fileTypeFromBuffer } from 'file-type';
import { refusal } from './refusal.ts';

/** What may serve as evidence, with the endings of its name: documents, pictures, sound and film; nothing that runs. */
const endings: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'application/ofd': ['ofd'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  // The binary formats of older office programs share one container.
  'application/x-cfb': ['doc', 'xls', 'ppt', 'wps', 'et', 'dps', 'docx', 'xlsx', 'pptx'],
  'image/jpeg': ['jpg', 'jpeg', 'jfif'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'audio/mpeg': ['mp3'],
  'audio/x-m4a': ['m4a'],
  'audio/mp4': ['m4a', 'mp4'],
  'video/mp4': ['mp4', 'm4v'],
  'text/plain': ['txt', 'csv', 'md', 'log'],
};

const heic = new Set(['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence']);
const zipped = new Set(['application/zip', 'application/x-zip-compressed']);
const programs = /executable|msdownload|x-elf|mach-binary|x-msi|java-vm|wasm|shockwave|macro/i;

/** Control characters, but for tabs and ends of lines. */
const control = /[^\P{Cc}\t\n\r\f]/u;
/** A script or a page says so in its first characters. */
const runs = /^\s*(#!|<\?php|<!doctype|<html|<script|<svg|<\?xml|@echo off)/i;

const textIn = (bytes: Uint8Array): string | null => {
  // What office programs of older Windows write is GB 18030.
  for (const label of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(label, { fatal: true }).decode(bytes);
      if (!control.test(text)) return text;
    } catch {
      // Not this encoding; the next, or none.
    }
  }
  return null;
};

/** Text has no mark of its own: what decodes without control characters, and is no page and no script. */
const textType = (bytes: Uint8Array): string => {
  const text = textIn(bytes);
  if (text === null) throw refusal('fileType');
  if (runs.test(text)) throw refusal('fileProgram');
  return 'text/plain';
};

/** OFD, the national format of official documents, is a ZIP whose first level holds `OFD.xml`. */
const isOfd = (bytes: Buffer): boolean => bytes.includes('OFD.xml');

/**
 * The type that the bytes have, whatever the file is called and said to be.
 * @throws Fault `invalid`: `fileType`, `fileProgram`, `pictureHeic`
 */
export const typeOf = async (bytes: Buffer): Promise<string> => {
  const found = await fileTypeFromBuffer(bytes);
  if (found === undefined) return textType(bytes);
  if (found.mime in endings) return found.mime;
  if (heic.has(found.mime)) throw refusal('pictureHeic');
  if (zipped.has(found.mime) && isOfd(bytes)) return 'application/ofd';
  throw refusal(programs.test(found.mime) ? 'fileProgram' : 'fileType', { type: found.mime });
};

/** Endings that a name may have for this type, the usual one first. */
export const endingsOf = (type: string): readonly string[] => endings[type] ?? [];
