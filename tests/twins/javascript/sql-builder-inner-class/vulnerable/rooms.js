// weakness: CWE-89 SQL injection
// features: inner class, builder, object kept and read later
// attack: GET /rooms?city=x' OR '1'='1 : build() writes the conditions' values into the text
// expect: 32 CWE-89
const { Pool } = require('pg');

const pool = new Pool();

class RoomSearch {
  static Condition = class {
    constructor(column, value) {
      this.column = column;
      this.value = value;
    }
  };

  conditions = [];

  with(column, value) {
    if (value) this.conditions.push(new RoomSearch.Condition(column, String(value)));
    return this;
  }

  build() {
    const parts = this.conditions.map((c) => `${c.column} = '${c.value}'`);
    return { text: 'SELECT id FROM rooms WHERE ' + ['free', ...parts].join(' AND '), values: [] };
  }
}

module.exports = async function rooms(request, h) {
  const search = new RoomSearch().with('city', request.query.city).with('size', request.query.size);
  const { rows } = await pool.query(search.build());
  return h.response({ rooms: rows.map((row) => row.id) });
};
