-- GoogleSQL's semantics where DuckDB's differ. The macros live in an attached in-memory database, so that
-- the stored one holds nothing but tables. _gsql_… (without the dot) are the functions written in Java.

-- FLOAT64: NaN compares false; overflows and divisions by zero are errors
CREATE OR REPLACE MACRO _gsql.f_eq(a, b) AS a = b AND NOT (isnan(a) AND b IS NOT NULL);
CREATE OR REPLACE MACRO _gsql.f_ne(a, b) AS a <> b OR (isnan(a) AND b IS NOT NULL);
CREATE OR REPLACE MACRO _gsql.f_lt(a, b) AS a < b AND NOT (isnan(b) AND a IS NOT NULL);
CREATE OR REPLACE MACRO _gsql.f_le(a, b) AS a <= b AND NOT (isnan(b) AND a IS NOT NULL);
CREATE OR REPLACE MACRO _gsql.f_gt(a, b) AS a > b AND NOT (isnan(a) AND b IS NOT NULL);
CREATE OR REPLACE MACRO _gsql.f_ge(a, b) AS a >= b AND NOT (isnan(a) AND b IS NOT NULL);
CREATE OR REPLACE MACRO _gsql.any_true(b) AS CASE WHEN coalesce(bool_or(b), FALSE) THEN TRUE WHEN coalesce(bool_or(b IS NULL), FALSE) THEN NULL ELSE FALSE END;
CREATE OR REPLACE MACRO _gsql.f_fail(text) AS CAST(_gsql_fail(text) AS DOUBLE);
CREATE OR REPLACE MACRO _gsql.f_add(a, b) AS CASE WHEN isinf(a + b) AND isfinite(a) AND isfinite(b) THEN _gsql.f_fail('double overflow: ' || a || ' + ' || b) ELSE a + b END;
CREATE OR REPLACE MACRO _gsql.f_subtract(a, b) AS CASE WHEN isinf(a - b) AND isfinite(a) AND isfinite(b) THEN _gsql.f_fail('double overflow: ' || a || ' - ' || b) ELSE a - b END;
CREATE OR REPLACE MACRO _gsql.f_multiply(a, b) AS CASE WHEN isinf(a * b) AND isfinite(a) AND isfinite(b) THEN _gsql.f_fail('double overflow: ' || a || ' * ' || b) ELSE a * b END;
CREATE OR REPLACE MACRO _gsql.f_divide(a, b) AS CASE WHEN b = 0 THEN _gsql.f_fail('division by zero: ' || _gsql_double_text(a) || ' / ' || _gsql_double_text(b)) WHEN isinf(a / b) AND isfinite(a) THEN _gsql.f_fail('double overflow: ' || a || ' / ' || b) ELSE a / b END;
CREATE OR REPLACE MACRO _gsql.f_safe_divide(a, b) AS CASE WHEN b = 0 THEN NULL WHEN isinf(a / b) AND isfinite(a) THEN NULL ELSE a / b END;
CREATE OR REPLACE MACRO _gsql.f_sqrt(a) AS CASE WHEN a < 0 THEN _gsql.f_fail('Argument to SQRT cannot be negative: ' || _gsql_double_text(a)) ELSE sqrt(a) END;
CREATE OR REPLACE MACRO _gsql.f_pow(a, b) AS CASE WHEN isinf(pow(a, b)) AND isfinite(a) AND isfinite(b) OR (isnan(pow(a, b)) AND NOT isnan(a) AND NOT isnan(b)) THEN _gsql.f_fail('Floating point error in function: POW(' || _gsql_double_text(a) || ', ' || _gsql_double_text(b) || ')') ELSE pow(a, b) END;
CREATE OR REPLACE MACRO _gsql.f_exp(a) AS CASE WHEN isinf(exp(a)) AND isfinite(a) THEN _gsql.f_fail('Floating point error in function: EXP(' || _gsql_double_text(a) || ')') ELSE exp(a) END;
CREATE OR REPLACE MACRO _gsql.f_ln(a) AS CASE WHEN a <= 0 THEN _gsql.f_fail('Floating point error in function: LN(' || _gsql_double_text(a) || ')') ELSE ln(a) END;
CREATE OR REPLACE MACRO _gsql.f_log10(a) AS CASE WHEN a <= 0 THEN _gsql.f_fail('Floating point error in function: LOG10(' || _gsql_double_text(a) || ')') ELSE log10(a) END;
CREATE OR REPLACE MACRO _gsql.f_log(a, b) AS CASE WHEN a <= 0 OR b <= 0 OR b = 1 THEN _gsql.f_fail('Floating point error in function: LOG(' || _gsql_double_text(a) || ', ' || _gsql_double_text(b) || ')') ELSE ln(a) / ln(b) END;
CREATE OR REPLACE MACRO _gsql.f_total(s, infinite) AS CASE WHEN isinf(s) AND NOT infinite THEN _gsql.f_fail('double overflow') ELSE s END;

-- INT64
CREATE OR REPLACE MACRO _gsql.i_fail(text) AS CAST(_gsql_fail(text) AS BIGINT);
CREATE OR REPLACE MACRO _gsql.trunc_div(a, b) AS (a - a % b) // b;
CREATE OR REPLACE MACRO _gsql.i_div(a, b) AS CASE WHEN b = 0 THEN _gsql.i_fail('division by zero: ' || a || ' / ' || b) ELSE _gsql.trunc_div(a, b) END;
CREATE OR REPLACE MACRO _gsql.i_mod(a, b) AS CASE WHEN b = 0 THEN _gsql.i_fail('division by zero: MOD(' || a || ', ' || b || ')') WHEN b = -1 THEN 0 ELSE a % b END;
CREATE OR REPLACE MACRO _gsql.i_shift(x, n, shifted) AS CASE WHEN n < 0 AND x IS NOT NULL THEN _gsql.i_fail('Bitwise shift by negative offset: ' || n) WHEN n >= 64 THEN x & 0 WHEN n = 0 THEN x ELSE shifted END;
CREATE OR REPLACE MACRO _gsql.i_shift_right(x, n) AS _gsql.i_shift(x, n, (x >> n) & (9223372036854775807 >> (n - 1)));
CREATE OR REPLACE MACRO _gsql.i_shift_left(x, n) AS _gsql.i_shift(x, n, ((x & ((CAST(1 AS BIGINT) << (63 - n)) - 1)) << n) + CASE WHEN (x >> (63 - n)) & 1 = 1 THEN CAST('-9223372036854775808' AS BIGINT) ELSE 0 END);
CREATE OR REPLACE MACRO _gsql.floor_div(a, b) AS (a - ((a % b) + b) % b) // b;

-- STRING
CREATE OR REPLACE MACRO _gsql.s_fail(text) AS _gsql_fail(text);
CREATE OR REPLACE MACRO _gsql.substr2(s, p) AS CASE WHEN p = 0 OR -p > length(s) THEN s ELSE substring(s, p) END;
CREATE OR REPLACE MACRO _gsql.substr3(s, p, n) AS CASE WHEN n < 0 AND s IS NOT NULL AND p IS NOT NULL THEN _gsql_fail('Third argument in SUBSTR() cannot be negative') ELSE substring(_gsql.substr2(s, p), 1, least(n, 2147483647)) END;
CREATE OR REPLACE MACRO _gsql.s_left(s, n) AS CASE WHEN n < 0 AND s IS NOT NULL THEN _gsql_fail('Second argument in LEFT() cannot be negative') ELSE left(s, n) END;
CREATE OR REPLACE MACRO _gsql.s_right(s, n) AS CASE WHEN n < 0 AND s IS NOT NULL THEN _gsql_fail('Second argument in RIGHT() cannot be negative') ELSE right(s, n) END;
CREATE OR REPLACE MACRO _gsql.spaces() AS chr(9) || chr(10) || chr(11) || chr(12) || chr(13) || ' ' || chr(133) || chr(160) || chr(5760) || chr(8192) || chr(8193) || chr(8194) || chr(8195) || chr(8196) || chr(8197) || chr(8198) || chr(8199) || chr(8200) || chr(8201) || chr(8202) || chr(8232) || chr(8233) || chr(8239) || chr(8287) || chr(12288);
CREATE OR REPLACE MACRO _gsql.s_trim(s) AS trim(s, _gsql.spaces());
CREATE OR REPLACE MACRO _gsql.s_ltrim(s) AS ltrim(s, _gsql.spaces());
CREATE OR REPLACE MACRO _gsql.s_rtrim(s) AS rtrim(s, _gsql.spaces());
CREATE OR REPLACE MACRO _gsql.s_lpad(s, n, p) AS CASE WHEN s IS NULL OR n IS NULL OR p IS NULL THEN NULL WHEN n < 0 OR p = '' THEN _gsql_fail(CASE WHEN n < 0 THEN 'Second argument (output size) for LPAD/RPAD cannot be negative' ELSE 'Third argument (pad pattern) for LPAD/RPAD cannot be empty' END) ELSE lpad(s, CAST(n AS INTEGER), p) END;
CREATE OR REPLACE MACRO _gsql.s_rpad(s, n, p) AS CASE WHEN s IS NULL OR n IS NULL OR p IS NULL THEN NULL WHEN n < 0 OR p = '' THEN _gsql_fail(CASE WHEN n < 0 THEN 'Second argument (output size) for LPAD/RPAD cannot be negative' ELSE 'Third argument (pad pattern) for LPAD/RPAD cannot be empty' END) ELSE rpad(s, CAST(n AS INTEGER), p) END;
CREATE OR REPLACE MACRO _gsql.s_repeat(s, n) AS CASE WHEN n < 0 AND s IS NOT NULL THEN _gsql_fail('Second argument in REPEAT() cannot be negative') ELSE repeat(s, n) END;
CREATE OR REPLACE MACRO _gsql.s_split(s, d) AS CASE WHEN d IS NULL THEN NULL WHEN s = '' THEN [''] ELSE string_split(s, d) END;

-- NUMERIC as text: without the zeros that its nine decimals bring
CREATE OR REPLACE MACRO _gsql.n_text(n) AS CASE WHEN n = trunc(n) THEN CAST(CAST(trunc(n) AS DECIMAL(38,0)) AS VARCHAR) ELSE rtrim(CAST(n AS VARCHAR), '0') END;

-- TIMESTAMP, naive UTC
CREATE OR REPLACE MACRO _gsql.t_now() AS make_timestamp(epoch_us(now()));
CREATE OR REPLACE MACRO _gsql.in_zone(t, z) AS make_timestamp(_gsql_to_zone(epoch_us(t), z));
CREATE OR REPLACE MACRO _gsql.from_zone(t, z) AS make_timestamp(_gsql_from_zone(epoch_us(t), z));
CREATE OR REPLACE MACRO _gsql.to_t(s) AS make_timestamp(_gsql_text_to_time(s, 'TIMESTAMP'));
CREATE OR REPLACE MACRO _gsql.to_c(s) AS make_timestamp(_gsql_text_to_time(s, 'DATETIME'));
CREATE OR REPLACE MACRO _gsql.to_date(s) AS CAST(make_timestamp(_gsql_text_to_time(s, 'DATE')) AS DATE);
CREATE OR REPLACE MACRO _gsql.to_m(s) AS CAST(make_timestamp(_gsql_text_to_time(s, 'TIME')) AS TIME);
CREATE OR REPLACE MACRO _gsql.t_text(t) AS _gsql_time_text(epoch_us(t), 'TIMESTAMP');
CREATE OR REPLACE MACRO _gsql.c_text(t) AS _gsql_time_text(epoch_us(t), 'DATETIME');
CREATE OR REPLACE MACRO _gsql.m_text(t) AS _gsql_time_text(epoch_us(DATE '1970-01-01' + t), 'TIME');
CREATE OR REPLACE MACRO _gsql.week_of_year(d, first) AS CAST((extract(doy FROM d) + 6 - ((isodow(d) + 6 - first) % 7)) // 7 AS BIGINT);

CREATE OR REPLACE MACRO _gsql.t_check(t) AS CASE WHEN t > TIMESTAMP '9999-12-31 23:59:59.999999' OR t < TIMESTAMP '0001-01-01 00:00:00' THEN CAST(_gsql_fail('Date or time arithmetic overflows: ' || t) AS TIMESTAMP) ELSE t END;
CREATE OR REPLACE MACRO _gsql.d_check(d) AS CAST(_gsql.t_check(CAST(d AS TIMESTAMP)) AS DATE);

-- INTERVAL: months, days, microseconds
CREATE OR REPLACE MACRO _gsql.v_make(m, d, u) AS to_months(CAST(m AS INTEGER)) + to_days(CAST(d AS INTEGER)) + to_microseconds(u);
CREATE OR REPLACE MACRO _gsql.v_code(v) AS (datepart('year', v) * 12 + datepart('month', v)) || ' ' || datepart('day', v) || ' ' || (datepart('hour', v) * 3600000000 + datepart('minute', v) * 60000000 + datepart('microsecond', v));
CREATE OR REPLACE MACRO _gsql.v_value(s) AS _gsql.v_make(CAST(split_part(s, ' ', 1) AS INTEGER), CAST(split_part(s, ' ', 2) AS INTEGER), CAST(split_part(s, ' ', 3) AS BIGINT));

-- ARRAY
CREATE OR REPLACE MACRO _gsql.in_array(x, a) AS CASE WHEN a IS NULL OR len(a) = 0 THEN FALSE WHEN x IS NULL THEN NULL WHEN list_contains(a, x) THEN TRUE WHEN list_count(a) < len(a) THEN NULL ELSE FALSE END;
CREATE OR REPLACE MACRO _gsql.a_offset(a, i) AS CASE WHEN i < 0 OR i >= len(a) THEN _gsql.i_fail('Array index ' || i || ' is out of bounds') ELSE i + 1 END;
CREATE OR REPLACE MACRO _gsql.a_ordinal(a, i) AS CASE WHEN i < 1 OR i > len(a) THEN _gsql.i_fail('Array index ' || i || ' is out of bounds') ELSE i END;
CREATE OR REPLACE MACRO _gsql.a_safe_offset(i) AS CASE WHEN i >= 0 THEN i + 1 END;
CREATE OR REPLACE MACRO _gsql.a_safe_ordinal(i) AS CASE WHEN i >= 1 THEN i END;
CREATE OR REPLACE MACRO _gsql.a_cosine(a, b) AS CASE WHEN list_inner_product(a, a) = 0 OR list_inner_product(b, b) = 0 THEN _gsql.f_fail('Cannot compute cosine distance against zero vector.') ELSE list_cosine_distance(a, b) END;
CREATE OR REPLACE MACRO _gsql.a_distance(a, b, d) AS CASE WHEN a IS NULL OR b IS NULL THEN NULL WHEN len(a) <> len(b) THEN _gsql.f_fail('Array arguments to distance functions must have equal length. The given arrays have lengths of ' || len(a) || ' and ' || len(b)) WHEN list_count(a) < len(a) OR list_count(b) < len(b) THEN _gsql.f_fail('Cannot compute distance with a NULL element') ELSE d END;
CREATE OR REPLACE MACRO _gsql.a_numbered(a) AS list_sort(list_transform(a, lambda e, i: struct_pack(v := e, i := i)));
CREATE OR REPLACE MACRO _gsql.a_firsts(n) AS list_filter(n, lambda e, i: i = 1 OR n[i - 1].v IS DISTINCT FROM e.v);
CREATE OR REPLACE MACRO _gsql.a_distinct(a) AS list_transform(list_sort(list_transform(_gsql.a_firsts(_gsql.a_numbered(a)), lambda e: struct_pack(i := e.i, v := e.v))), lambda e: e.v);
CREATE OR REPLACE MACRO _gsql.a_quantiles(a, n) AS list_transform(generate_series(0, n), lambda i: list_sort(a, 'ASC', 'NULLS FIRST')[greatest(1, (i * len(a) + n - 1) // n)]);
CREATE OR REPLACE MACRO _gsql.a_concat(a, b) AS CASE WHEN a IS NULL OR b IS NULL THEN NULL ELSE list_concat(a, b) END;
CREATE OR REPLACE MACRO _gsql.a_join(a, d) AS CASE WHEN d IS NOT NULL THEN array_to_string(list_filter(a, lambda e: e IS NOT NULL), d) END;
CREATE OR REPLACE MACRO _gsql.a_join3(a, d, n) AS CASE WHEN d IS NOT NULL AND n IS NOT NULL THEN array_to_string(list_transform(a, lambda e: coalesce(e, n)), d) END;
CREATE OR REPLACE MACRO _gsql.a_range(a, b, s) AS CASE WHEN s = 0 THEN [_gsql.i_fail('Sequence step cannot be 0.')] WHEN a IS NULL OR b IS NULL OR s IS NULL THEN NULL ELSE generate_series(a, b, s) END;
CREATE OR REPLACE MACRO _gsql.d_range(a, b, s) AS CASE WHEN s = INTERVAL 0 DAY THEN [CAST(_gsql_fail('Sequence step cannot be 0.') AS DATE)] WHEN a IS NULL OR b IS NULL OR s IS NULL THEN NULL ELSE list_transform(generate_series(CAST(a AS TIMESTAMP), CAST(b AS TIMESTAMP), s), lambda d: CAST(d AS DATE)) END;
-- Sketches as hexadecimal digits: 'KMV1', the letter of the type, the precision, the hashes in order.
CREATE OR REPLACE MACRO _gsql.h_sketch(hashes, kind) AS '4b4d5631' || kind || array_to_string(list_sort(hashes)[1:(1 << CAST('0x' || kind[3:4] AS BIGINT))], '');
CREATE OR REPLACE MACRO _gsql.h_checked(b) AS CASE WHEN b IS NULL THEN NULL WHEN octet_length(b) >= 6 AND octet_length(b) % 8 = 6 AND hex(b)[1:8] = '4B4D5631' THEN lower(hex(b)) ELSE _gsql_fail('Invalid or incompatible sketch in HLL_COUNT: only sketches of the embedded BigQuery are known here') END;
CREATE OR REPLACE MACRO _gsql.h_hashes(h) AS list_transform(generate_series(1, (length(h) - 12) // 16), lambda i: substr(h, 16 * i - 3, 16));
CREATE OR REPLACE MACRO _gsql.h_union(hashes, kind, type) AS CASE WHEN kind[1:2] <> type THEN _gsql_fail('Invalid or incompatible sketch in HLL_COUNT: sketches of values of different types') ELSE _gsql.h_sketch(list_distinct(hashes), type || lpad(to_hex(CAST('0x' || kind[3:4] AS BIGINT)), 2, '0')) END;
CREATE OR REPLACE MACRO _gsql.h_estimate(n, size, greatest) AS CASE WHEN n < size THEN n ELSE CAST(round((size - 1) * pow(2, 60) / CAST('0x' || left(greatest, 15) AS BIGINT)) AS BIGINT) END;
CREATE OR REPLACE MACRO _gsql.h_count(h) AS CASE WHEN h IS NULL THEN 0 ELSE _gsql.h_estimate((length(h) - 12) // 16, 1 << CAST('0x' || h[11:12] AS BIGINT), right(h, 16)) END;

-- JSON
CREATE OR REPLACE MACRO _gsql.j_minus_zero(j) AS contains(CAST(j AS VARCHAR), '-0') AND regexp_matches(CAST(j AS VARCHAR), '(^|[\[:,\s])-0($|[\],}\s])');
CREATE OR REPLACE MACRO _gsql.j_odd(j) AS NOT json_valid(j) OR regexp_matches(j, '(^|[\[:,\s])(-0($|[\],}\s])|[-+]?(?i:nan|inf))');
CREATE OR REPLACE MACRO _gsql.j_valid(j) AS CASE WHEN json_valid(j) THEN CAST(j AS JSON) END;
CREATE OR REPLACE MACRO _gsql.j_value(j, p) AS CASE WHEN json_type(j, p) NOT IN ('OBJECT', 'ARRAY', 'NULL') THEN json_extract_string(j, p) END;
CREATE OR REPLACE MACRO _gsql.j_query(j, p) AS json_extract(j, p);
CREATE OR REPLACE MACRO _gsql.j_array(j, p) AS CASE WHEN json_type(j, p) = 'ARRAY' THEN list_transform(CAST(json_extract(j, p) AS JSON[]), lambda e: coalesce(e, CAST('null' AS JSON))) END;
CREATE OR REPLACE MACRO _gsql.j_values(j, p) AS CASE WHEN json_type(j, p) = 'ARRAY' AND len(list_filter(CAST(json_extract(j, p) AS JSON[]), lambda e: json_type(e) IN ('OBJECT', 'ARRAY'))) = 0 THEN list_transform(CAST(json_extract(j, p) AS JSON[]), lambda e: _gsql.j_value(e, '$')) END;
CREATE OR REPLACE MACRO _gsql.json_field(j, name) AS CASE WHEN json_type(j) = 'OBJECT' THEN json_extract(j, '$."' || name || '"') END;
CREATE OR REPLACE MACRO _gsql.j_type(j) AS CASE WHEN j IS NULL THEN NULL ELSE CASE json_type(j) WHEN 'OBJECT' THEN 'object' WHEN 'ARRAY' THEN 'array' WHEN 'VARCHAR' THEN 'string' WHEN 'BOOLEAN' THEN 'boolean' WHEN 'NULL' THEN 'null' ELSE 'number' END END;
CREATE OR REPLACE MACRO _gsql.j_string(j) AS CASE WHEN json_type(j) = 'VARCHAR' THEN json_extract_string(j, '$') WHEN j IS NOT NULL THEN _gsql_fail('The provided JSON input is not a string') END;
CREATE OR REPLACE MACRO _gsql.j_int64(j) AS CASE WHEN json_type(j) IN ('BIGINT', 'UBIGINT') THEN CAST(json_extract_string(j, '$') AS BIGINT) WHEN j IS NOT NULL THEN _gsql.i_fail('The provided JSON input is not an integer') END;
CREATE OR REPLACE MACRO _gsql.j_float64(j) AS CASE WHEN json_type(j) IN ('BIGINT', 'UBIGINT', 'DOUBLE') THEN CAST(json_extract_string(j, '$') AS DOUBLE) WHEN j IS NOT NULL THEN _gsql.f_fail('The provided JSON input is not a number') END;
CREATE OR REPLACE MACRO _gsql.j_bool(j) AS CASE WHEN json_type(j) = 'BOOLEAN' THEN json_extract_string(j, '$') = 'true' WHEN j IS NOT NULL THEN CAST(_gsql_fail('The provided JSON input is not a boolean') AS BOOLEAN) END;
CREATE OR REPLACE MACRO _gsql.j_numeric(n) AS CASE WHEN n = trunc(n) AND abs(n) <= 9007199254740992 THEN _gsql.n_text(n) ELSE '"' || _gsql.n_text(n) || '"' END;
CREATE OR REPLACE MACRO _gsql.j_integer(i) AS CASE WHEN abs(CAST(i AS HUGEINT)) > 9007199254740992 THEN '"' || CAST(i AS VARCHAR) || '"' ELSE CAST(i AS VARCHAR) END;
CREATE OR REPLACE MACRO _gsql.j_double(d) AS CASE WHEN isnan(d) THEN '"NaN"' WHEN isinf(d) THEN CASE WHEN d > 0 THEN '"Infinity"' ELSE '"-Infinity"' END ELSE _gsql_double_text(d) END;
