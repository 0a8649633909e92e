/** Brings a database to this version, and kills itself before a statement; else says how many there are. */
import type { CompiledQuery, DatabaseConnection, Dialect } from 'kysely';
import { openSqlStore } from '../../../src/storage/sql-store.js';
import { dialectOf } from './older-database.js';

const [place = '', dieAt = ''] = process.argv.slice(2);
let statements = 0;

const counted = (connection: DatabaseConnection): DatabaseConnection =>
  new Proxy(connection, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property, target);
      if (typeof member !== 'function') return member;
      if (property !== 'executeQuery') return member.bind(target);
      return (query: CompiledQuery) => {
        statements += 1;
        if (statements === Number(dieAt)) process.kill(process.pid, 'SIGKILL');
        return member.call(target, query);
      };
    },
  });

function killing(dialect: Dialect): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => {
      const driver = dialect.createDriver();
      const acquire = driver.acquireConnection.bind(driver);
      driver.acquireConnection = async (...given) => counted(await acquire(...given));
      return driver;
    },
  };
}

const store = await openSqlStore({
  kind: place.startsWith('postgres:') ? 'postgres' : 'sqlite',
  dialect: killing(dialectOf(place)),
  versionQuery: "select 'any' as version",
  place,
});
console.log(statements);
await store.close();
