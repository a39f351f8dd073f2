// weakness: CWE-89 SQL injection
// features: inner class, builder, object kept and read later
// attack: build() writes placeholders and keeps the values apart
// expect: none
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
    const parts = this.conditions.map((c, i) => `${c.column} = $${i + 1}`);
    const values = this.conditions.map((c) => c.value);
    return { text: 'SELECT id FROM rooms WHERE ' + ['free', ...parts].join(' AND '), values };
  }
}

module.exports = async function rooms(request, h) {
  const search = new RoomSearch().with('city', request.query.city).with('size', request.query.size);
  const { rows } = await pool.query(search.build());
  return h.response({ rooms: rows.map((row) => row.id) });
};
