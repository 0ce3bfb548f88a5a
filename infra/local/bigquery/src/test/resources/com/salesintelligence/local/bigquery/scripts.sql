DECLARE x INT64 DEFAULT 5;
SET x = x + 1;
SELECT x, x * 2
=> 6,12
----
DECLARE a, b INT64 DEFAULT 2;
DECLARE s STRING;
SET (a, s) = (a + 1, 'text');
SELECT a, b, s
=> 3,2,text
----
DECLARE d DATE DEFAULT '2024-02-29';
DECLARE xs ARRAY<INT64> DEFAULT [1, 2, 3];
DECLARE st STRUCT<a INT64, b STRING> DEFAULT (1, 'x');
SELECT d, ARRAY_LENGTH(xs), st.b, 2 IN UNNEST(xs)
=> 2024-02-29,3,x,true
----
DECLARE x DEFAULT (SELECT MAX(v) FROM UNNEST([1, 7, 3]) AS v);
SELECT x
=> 7
----
DECLARE x INT64;
SET x = 'text';
=> error: 
----
DECLARE x INT64 DEFAULT 1.5;
=> error: Cannot assign a value of type FLOAT64 where INT64 is needed
----
DECLARE x INT64; DECLARE X STRING; SELECT 1
=> error: redeclaration
----
SET y = 1; SELECT 1
=> error: Undeclared variable: y
----
DECLARE x INT64 DEFAULT 1;
SELECT x FROM (SELECT 10 AS x)
=> 10
----
DECLARE x INT64 DEFAULT 3;
IF x > 5 THEN SELECT 'big'; ELSEIF x > 2 THEN SELECT 'middle'; ELSE SELECT 'small'; END IF;
=> middle
----
DECLARE x INT64 DEFAULT 2;
CASE x WHEN 1 THEN SELECT 'one'; WHEN 2 THEN SELECT 'two'; ELSE SELECT 'many'; END CASE;
=> two
----
CASE WHEN FALSE THEN SELECT 1; WHEN TRUE THEN SELECT 2; END CASE;
=> 2
----
DECLARE i, total INT64 DEFAULT 0;
WHILE i < 5 DO SET i = i + 1; IF i = 3 THEN CONTINUE; END IF; SET total = total + i; END WHILE;
SELECT i, total
=> 5,12
----
DECLARE i INT64 DEFAULT 0;
LOOP SET i = i + 1; IF i >= 4 THEN LEAVE; END IF; END LOOP;
SELECT i
=> 4
----
DECLARE i INT64 DEFAULT 0;
REPEAT SET i = i + 2; UNTIL i > 5 END REPEAT;
SELECT i
=> 6
----
DECLARE total INT64 DEFAULT 0;
FOR r IN (SELECT v, v * 10 AS w FROM UNNEST([1, 2, 3]) AS v) DO SET total = total + r.v + r.w; END FOR;
SELECT total
=> 66
----
DECLARE n INT64 DEFAULT 0;
outer_loop: LOOP
  LOOP SET n = n + 1; IF n > 3 THEN BREAK outer_loop; END IF; CONTINUE outer_loop; END LOOP;
END LOOP outer_loop;
SELECT n
=> 4
----
BEGIN SELECT 1 / 0; EXCEPTION WHEN ERROR THEN SELECT @@error.message; END;
=> division by zero: 1 / 0
----
BEGIN RAISE USING MESSAGE = 'mine'; EXCEPTION WHEN ERROR THEN SELECT CONCAT('caught ', @@error.message); END;
=> caught mine
----
BEGIN BEGIN SELECT ERROR('inner'); EXCEPTION WHEN ERROR THEN RAISE; END; EXCEPTION WHEN ERROR THEN SELECT @@error.message; END;
=> inner
----
RAISE USING MESSAGE = 'no'; SELECT 1
=> error: no
----
SELECT 1; RETURN; SELECT 2
=> 1
----
BEGIN DECLARE y INT64 DEFAULT 9; SELECT y; END;
=> 9
----
BEGIN DECLARE y INT64 DEFAULT 9; END; SELECT y
=> error: Unrecognized name: y
----
DECLARE y STRING;
EXECUTE IMMEDIATE 'SELECT CONCAT(@a, ?)' INTO y USING 'x' AS a;
=> error: 
----
DECLARE y STRING;
EXECUTE IMMEDIATE 'SELECT CONCAT(@a, @b)' INTO y USING 'x' AS a, 'z' AS b;
SELECT y
=> xz
----
DECLARE n INT64;
EXECUTE IMMEDIATE 'SELECT ? + ?' INTO n USING 2, 3;
SELECT n
=> 5
----
EXECUTE IMMEDIATE FORMAT('SELECT %d AS x', 42)
=> 42
----
ASSERT 1 = 1 AS 'fine'; SELECT 'ok'
=> ok
----
ASSERT (SELECT COUNT(*) FROM UNNEST([1])) > 5 AS 'too few'
=> error: Assertion failed: too few
----
CREATE TEMP TABLE t (a INT64, b STRING);
INSERT INTO t VALUES (1, 'x'), (2, 'y');
UPDATE t SET b = 'z' WHERE a = 2;
SELECT @@row_count, (SELECT STRING_AGG(b ORDER BY a) FROM t)
=> 1,x,z
----
CREATE TEMP TABLE t AS SELECT 1 AS a;
DROP TABLE t;
SELECT * FROM t
=> error: 
----
CREATE TEMP TABLE t AS SELECT 1 AS a
=> error: requires a script or session
----
CREATE TEMP FUNCTION twice(x INT64) AS (x * 2);
SELECT twice(4), twice(twice(2))
=> 8,8
----
CREATE TEMP FUNCTION label(n ANY TYPE) AS (CONCAT('#', CAST(n AS STRING)));
SELECT label(1), label('a')
=> #1,#a
----
CREATE TEMP FUNCTION pick(xs ARRAY<INT64>, n INT64) RETURNS ARRAY<INT64> AS (ARRAY(SELECT x FROM UNNEST(xs) AS x WHERE x > n ORDER BY x));
SELECT pick([3, 1, 2], 1)
=> [2;3]
----
CREATE TEMP FUNCTION js(x FLOAT64) RETURNS FLOAT64 LANGUAGE js AS 'return x;'; SELECT js(1.0)
=> error: LANGUAGE
----
CREATE FUNCTION d.plus(a INT64, b INT64) AS (a + b); SELECT d.plus(1, 2)
=> 3
----
CREATE FUNCTION d.plus(a INT64) AS (a)
=> error: Already Exists
----
CREATE OR REPLACE FUNCTION d.plus(a INT64, b INT64) AS (a + b + 100); SELECT d.plus(1, 2) FROM UNNEST([1, 2])
=> 103 | 103
----
SELECT d.plus(1)
=> error: Number of arguments does not match
----
SELECT d.plus('a', 'b')
=> error: 
----
DROP FUNCTION d.plus; SELECT d.plus(1, 2)
=> error: Function not found: d.plus
----
CREATE FUNCTION d.avg_of(xs ARRAY<FLOAT64>) RETURNS FLOAT64 AS ((SELECT AVG(x) FROM UNNEST(xs) AS x));
SELECT v, d.avg_of([v, 4.0]) FROM UNNEST([1.0, 2.0]) AS v ORDER BY v
=> 1.0,2.5 | 2.0,3.0
----
CREATE TABLE FUNCTION d.above(n INT64) AS SELECT x, x * n AS y FROM UNNEST([1, 2, 3]) AS x WHERE x > n;
SELECT * FROM d.above(1) ORDER BY x
=> 2,2 | 3,3
----
CREATE PROCEDURE d.add_one(INOUT n INT64, IN step INT64, OUT word STRING) BEGIN SET n = n + step; SET word = CONCAT('n=', CAST(n AS STRING)); END;
DECLARE v INT64 DEFAULT 1; DECLARE w STRING;
CALL d.add_one(v, 5, w);
SELECT v, w
=> error: Variable declarations are allowed only at the start
----
CREATE OR REPLACE PROCEDURE d.add_one(INOUT n INT64, IN step INT64, OUT word STRING) BEGIN SET n = n + step; SET word = CONCAT('n=', CAST(n AS STRING)); END
=> 
----
DECLARE v INT64 DEFAULT 1; DECLARE w STRING;
CALL d.add_one(v, 5, w);
SELECT v, w
=> 6,n=6
----
CREATE TABLE d.money (who STRING, amount INT64);
INSERT INTO d.money VALUES ('a', 10), ('b', 0);
BEGIN TRANSACTION;
UPDATE d.money SET amount = amount - 5 WHERE who = 'a';
UPDATE d.money SET amount = amount + 5 WHERE who = 'b';
COMMIT TRANSACTION;
SELECT who, amount FROM d.money ORDER BY who
=> a,5 | b,5
----
BEGIN TRANSACTION; DELETE FROM d.money WHERE TRUE; ROLLBACK TRANSACTION; SELECT COUNT(*) FROM d.money
=> 2
----
BEGIN
  BEGIN TRANSACTION;
  UPDATE d.money SET amount = 0 WHERE TRUE;
  SELECT ERROR('stop');
  COMMIT TRANSACTION;
EXCEPTION WHEN ERROR THEN
  ROLLBACK TRANSACTION;
END;
SELECT SUM(amount) FROM d.money
=> 10
----
COMMIT TRANSACTION; SELECT 1
=> error: no transaction in progress
----
CREATE TABLE d.defs (id INT64, born DATE DEFAULT DATE '2024-01-01', name STRING DEFAULT 'none', tags ARRAY<STRING>);
INSERT INTO d.defs (id) VALUES (1);
INSERT INTO d.defs (id, name) VALUES (2, DEFAULT), (3, 'three');
INSERT INTO d.defs (id, born) SELECT 4, DATE '2025-01-01';
SELECT id, born, name, ARRAY_LENGTH(tags) FROM d.defs ORDER BY id
=> 1,2024-01-01,none,0 | 2,2024-01-01,none,0 | 3,2024-01-01,three,0 | 4,2025-01-01,none,0
----
UPDATE d.defs SET name = DEFAULT WHERE id = 3; SELECT name FROM d.defs WHERE id = 3
=> none
----
MERGE d.defs AS t USING (SELECT 9 AS id) AS s ON t.id = s.id WHEN NOT MATCHED THEN INSERT (id) VALUES (s.id); SELECT born, name FROM d.defs WHERE id = 9
=> 2024-01-01,none
----
ALTER TABLE d.defs ALTER COLUMN name SET DEFAULT 'changed'; INSERT INTO d.defs (id) VALUES (10); SELECT name FROM d.defs WHERE id = 10
=> changed
----
ALTER TABLE d.defs ALTER COLUMN name DROP DEFAULT; INSERT INTO d.defs (id) VALUES (11); SELECT name FROM d.defs WHERE id = 11
=> NULL
----
ALTER TABLE d.defs DROP COLUMN tags, ADD COLUMN extra FLOAT64; ALTER TABLE d.defs RENAME COLUMN born TO day; SELECT * FROM d.defs WHERE id = 1
=> 1,2024-01-01,none,NULL
----
ALTER TABLE d.defs DROP COLUMN missing
=> error: Column not found: missing
----
ALTER TABLE d.defs DROP COLUMN IF EXISTS missing; SELECT 1
=> 1
----
ALTER TABLE d.defs ALTER COLUMN id SET DATA TYPE NUMERIC; SELECT id / 4 FROM d.defs WHERE id = 1
=> 0.25
----
ALTER TABLE d.defs ALTER COLUMN id SET DATA TYPE STRING
=> error: requires that the existing column type
----
ALTER TABLE d.defs RENAME TO defs2; SELECT COUNT(*) FROM d.defs2
=> 7
----
SELECT COUNT(*) FROM d.defs
=> error: Not found
----
CREATE TABLE d.strict (a INT64 NOT NULL); ALTER TABLE d.strict ALTER COLUMN a DROP NOT NULL; INSERT INTO d.strict VALUES (NULL); SELECT COUNT(*) FROM d.strict
=> 1
----
CREATE TABLE d.like_it LIKE d.defs2; SELECT COUNT(*) FROM d.like_it
=> 0
----
CREATE TABLE d.copied COPY d.defs2; SELECT COUNT(*) FROM d.copied
=> 7
----
CREATE TABLE d.cloned CLONE d.defs2; CREATE OR REPLACE TABLE d.cloned CLONE d.strict; SELECT COUNT(*) FROM d.cloned
=> 1
----
CREATE TABLE d.people (id INT64, s STRUCT<a INT64, b STRUCT<c STRING, d INT64>>);
INSERT INTO d.people VALUES (1, (1, ('x', 2)));
UPDATE d.people SET s.a = 5, s.b.c = 'new' WHERE id = 1;
SELECT s.a, s.b.c, s.b.d FROM d.people
=> 5,new,2
----
CREATE SCHEMA d2 OPTIONS (description = 'two'); ALTER SCHEMA d2 SET OPTIONS (description = 'changed'); CREATE TABLE d2.t (x INT64); DROP SCHEMA d2
=> error: still in use
----
DROP SCHEMA d2 CASCADE; DROP SCHEMA IF EXISTS d2; SELECT 1
=> 1
----
CREATE VIEW d.v AS SELECT who FROM d.money; CREATE OR REPLACE VIEW d.v AS SELECT amount FROM d.money; SELECT SUM(amount) FROM d.v
=> 10
----
CREATE VIEW IF NOT EXISTS d.v AS SELECT 1 AS x; SELECT COUNT(*) FROM d.v
=> 2
----
CREATE TABLE d.vectors (id INT64, e ARRAY<FLOAT64>); CREATE VECTOR INDEX i ON d.vectors(e) OPTIONS (index_type = 'IVF', distance_type = 'COSINE'); DROP VECTOR INDEX i ON d.vectors; SELECT 1
=> 1
----
TRUNCATE TABLE d.money; SELECT COUNT(*) FROM d.money
=> 0
----
EXPORT DATA OPTIONS (uri = 'gs://x/*') AS SELECT 1
=> error: EXPORT DATA is not supported
----
CREATE SCHEMA meta; CREATE TABLE meta.t1 (id INT64 NOT NULL, s STRUCT<a INT64, b STRING>, day DATE OPTIONS (description = 'when')) PARTITION BY day CLUSTER BY id OPTIONS (description = 'first');
INSERT INTO meta.t1 VALUES (1, (1, 'x'), '2024-01-01'), (2, NULL, '2024-01-02'), (3, NULL, '2024-01-02');
SELECT table_name, table_type FROM meta.INFORMATION_SCHEMA.TABLES
=> t1,BASE TABLE
----
SELECT column_name, ordinal_position, is_nullable, data_type, is_partitioning_column, clustering_ordinal_position FROM meta.INFORMATION_SCHEMA.COLUMNS WHERE table_name = 't1' ORDER BY 2
=> id,1,NO,INT64,NO,1 | s,2,YES,STRUCT<a INT64, b STRING>,NO,NULL | day,3,YES,DATE,YES,NULL
----
SELECT field_path, data_type, description FROM meta.INFORMATION_SCHEMA.COLUMN_FIELD_PATHS ORDER BY field_path
=> day,DATE,when | id,INT64,NULL | s,STRUCT<a INT64, b STRING>,NULL | s.a,INT64,NULL | s.b,STRING,NULL
----
SELECT option_name, option_value FROM meta.INFORMATION_SCHEMA.TABLE_OPTIONS
=> description,"first"
----
SELECT partition_id, total_rows FROM meta.INFORMATION_SCHEMA.PARTITIONS ORDER BY partition_id
=> 20240101,1 | 20240102,2
----
SELECT schema_name FROM INFORMATION_SCHEMA.SCHEMATA WHERE schema_name IN ('d', 'meta') ORDER BY 1
=> d | meta
----
SELECT table_schema, table_name FROM `region-us`.INFORMATION_SCHEMA.TABLES WHERE table_name IN ('t1', 'strict') ORDER BY 2
=> d,strict | meta,t1
----
CREATE VIEW meta.v AS SELECT id FROM meta.t1; SELECT table_name, view_definition FROM meta.INFORMATION_SCHEMA.VIEWS
=> v,SELECT id FROM meta.t1
----
CREATE FUNCTION meta.f(x INT64) RETURNS INT64 AS (x); SELECT routine_name, routine_type, data_type FROM meta.INFORMATION_SCHEMA.ROUTINES
=> f,FUNCTION,INT64
----
SELECT COUNT(*) > 5, LOGICAL_AND(state IS NOT NULL) FROM `region-us`.INFORMATION_SCHEMA.JOBS_BY_PROJECT WHERE job_type = 'QUERY'
=> true,true
----
SELECT * FROM meta.INFORMATION_SCHEMA.NONSENSE
=> error: INFORMATION_SCHEMA.NONSENSE is not supported
----
CREATE TABLE meta.events_2023 AS SELECT 1 AS id; CREATE TABLE meta.events_2024 AS SELECT 2 AS id, 'x' AS extra;
SELECT id, _TABLE_SUFFIX FROM `meta.events_*` ORDER BY id
=> 1,2023 | 2,2024
----
SELECT * FROM `meta.events_*` WHERE _TABLE_SUFFIX = '2024'
=> 2,x
----
SELECT * FROM `meta.nothing_*`
=> error: 
----
CREATE TABLE meta.vectors AS SELECT 1 AS id, [1.0, 0.0] AS e UNION ALL SELECT 2, [0.0, 1.0] UNION ALL SELECT 3, CAST([] AS ARRAY<FLOAT64>);
SELECT query.name, base.id, distance FROM VECTOR_SEARCH(TABLE meta.vectors, 'e', (SELECT 'q' AS name, [0.0, 1.0] AS e), top_k => 5, distance_type => 'COSINE') ORDER BY distance
=> q,2,0.0 | q,1,1.0
----
SELECT ARRAY_AGG(x) FROM UNNEST([1, NULL]) AS x
=> error: Array cannot have a null element; error in writing field f0_
----
SELECT STRUCT([STRUCT([x, 'a'] AS tags)] AS deep) AS value FROM (SELECT CAST(NULL AS STRING) AS x)
=> error: Array cannot have a null element; error in writing field value
----
SELECT ARRAY_LENGTH(ARRAY_AGG(x)), ARRAY_AGG(x IGNORE NULLS), RANGE<DATE> '[2024-01-01, UNBOUNDED)' IS NULL FROM UNNEST([1, NULL]) AS x
=> 2,[1],false
----
CREATE TABLE d.labelled AS SELECT 1 AS id, ['a', NULL] AS tags
=> error: Array cannot have a null element; error in writing field tags
----
CREATE TABLE d.labelled AS SELECT 1 AS id, ['a'] AS tags;
INSERT INTO d.labelled VALUES (2, [NULL, 'b'])
=> error: Array cannot have a null element; error in writing field tags
----
UPDATE d.labelled SET tags = ARRAY_CONCAT(tags, [CAST(NULL AS STRING)]) WHERE id = 1
=> error: Array cannot have a null element; error in writing field tags
----
CREATE OR REPLACE TABLE d.labelled AS SELECT id, ARRAY_CONCAT(tags, [CAST(NULL AS STRING)]) AS tags FROM d.labelled
=> error: Array cannot have a null element; error in writing field tags
----
SELECT id, ARRAY_TO_STRING(tags, '+') FROM d.labelled
=> 1,a
----
SELECT @@project_id, @@time_zone
=> demo,UTC
----
SET @@time_zone = 'America/New_York'; SELECT TIMESTAMP '2024-01-01 00:00:00'
=> error: SET @@time_zone to other than UTC is not supported by the embedded BigQuery
----
SELECT id FROM d.labelled FOR SYSTEM_TIME AS OF TIMESTAMP '2024-01-01'
=> error: FOR SYSTEM_TIME AS OF is not supported by the embedded BigQuery
----
BEGIN SELECT 1; SELECT 1 / 0; EXCEPTION WHEN ERROR THEN SELECT @@error.statement_text; END;
=> SELECT 1 / 0
----
CREATE VIEW d.named (a, `order`) AS WITH q AS (SELECT 7, [1, 2]) SELECT * FROM q ORDER BY 1;
SELECT a, `order`[OFFSET(1)] FROM d.named
=> 7,2
----
SELECT column_name, data_type FROM d.INFORMATION_SCHEMA.COLUMNS WHERE table_name = 'named' ORDER BY ordinal_position
=> a,INT64 | order,ARRAY<INT64>
----
CREATE TABLE d.once AS SELECT 1 AS a;
MERGE d.once AS t USING UNNEST([1, 1]) AS s ON t.a = s WHEN MATCHED THEN UPDATE SET a = 2
=> error: UPDATE/MERGE must match at most one source row for each target row
