import serializer from 'node-serialize';
import { deserialize } from 'v8';
import yaml from 'js-yaml';
import jsTypes from 'js-yaml-js-types';

export function restore<T>(text: string): T {
  // ruleid: javascript.deserialization.code-running
  return serializer.unserialize(text) as T;
}

export function state<T>(text: string, bytes: Uint8Array): T[] {
  // ok: javascript.deserialization.code-running
  const parsed = JSON.parse(text) as T;
  // ruleid: javascript.deserialization.v8
  const read = deserialize(bytes) as T;
  // ruleid: javascript.deserialization.yaml-functions
  const schema = yaml.DEFAULT_SCHEMA.extend(jsTypes.all);
  // ok: javascript.deserialization.yaml-functions
  return [parsed, read, yaml.load(text, { json: true }) as T];
}
