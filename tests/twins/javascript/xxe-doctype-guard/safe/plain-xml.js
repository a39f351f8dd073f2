'use strict';

const DECLARATION = /<!(DOCTYPE|ENTITY)|\0|encoding\s*=\s*["'](?!utf-8["'])/i;

class DeclarationError extends Error {
  constructor() {
    super('declaration found');
    this.name = 'DeclarationError';
  }
}

function assertPlain(xml) {
  if (DECLARATION.test(xml)) {
    throw new DeclarationError();
  }
}

module.exports = { assertPlain, DeclarationError };
