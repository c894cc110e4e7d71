export * from './addresses.js';
export * from './codes.js';
export * from './connection.js';
export * from './generated/index.js';
export * from './link.js';
export * from './records.js';
export * from './refusals.js';
