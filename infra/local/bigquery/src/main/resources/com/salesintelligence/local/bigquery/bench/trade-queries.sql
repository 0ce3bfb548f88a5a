-- 1 prices by state of delivery
SELECT return_flag, line_status, SUM(quantity) AS pieces, SUM(price) AS gross,
  SUM(price * (1 - discount)) AS net, SUM(price * (1 - discount) * (1 + tax)) AS charged,
  AVG(quantity) AS mean_quantity, AVG(price) AS mean_price, AVG(discount) AS mean_discount, COUNT(*) AS n
FROM lineitem
WHERE ship_date <= DATE_SUB(DATE '1998-12-01', INTERVAL 90 DAY)
GROUP BY return_flag, line_status
ORDER BY return_flag, line_status
-- DuckDB
SELECT return_flag, line_status, sum(quantity), sum(price), sum(price * (1 - discount)),
  sum(price * (1 - discount) * (1 + tax)), avg(quantity), avg(price), avg(discount), count(*)
FROM lineitem
WHERE ship_date <= DATE '1998-12-01' - INTERVAL 90 DAY
GROUP BY ALL ORDER BY ALL
-- 2 cheapest supplier of a part
SELECT s.balance, s.supplier_name, n.nation_name, p.part_id, p.maker, s.address, s.phone
FROM part AS p
JOIN stock AS k ON k.part_id = p.part_id
JOIN supplier AS s ON s.supplier_id = k.supplier_id
JOIN nation AS n ON n.nation_id = s.nation_id
JOIN region AS r ON r.region_id = n.region_id
WHERE p.size = 15 AND ENDS_WITH(p.kind, 'BRASS') AND r.region_name = 'EUROPE'
  AND k.cost = (
    SELECT MIN(k2.cost)
    FROM stock AS k2
    JOIN supplier AS s2 ON s2.supplier_id = k2.supplier_id
    JOIN nation AS n2 ON n2.nation_id = s2.nation_id
    JOIN region AS r2 ON r2.region_id = n2.region_id
    WHERE k2.part_id = p.part_id AND r2.region_name = 'EUROPE')
ORDER BY s.balance DESC, n.nation_name, s.supplier_name, p.part_id
LIMIT 100
-- DuckDB
SELECT s.balance, s.supplier_name, n.nation_name, p.part_id, p.maker, s.address, s.phone
FROM part p, stock k, supplier s, nation n, region r
WHERE k.part_id = p.part_id AND s.supplier_id = k.supplier_id AND n.nation_id = s.nation_id
  AND r.region_id = n.region_id AND p.size = 15 AND p.kind LIKE '%BRASS' AND r.region_name = 'EUROPE'
  AND k.cost = (
    SELECT min(k2.cost) FROM stock k2, supplier s2, nation n2, region r2
    WHERE k2.part_id = p.part_id AND s2.supplier_id = k2.supplier_id AND n2.nation_id = s2.nation_id
      AND r2.region_id = n2.region_id AND r2.region_name = 'EUROPE')
ORDER BY s.balance DESC, n.nation_name, s.supplier_name, p.part_id LIMIT 100
-- 3 orders to ship first
SELECT l.order_id, SUM(l.price * (1 - l.discount)) AS revenue, o.order_date, o.ship_priority
FROM customer AS c
JOIN orders AS o ON o.customer_id = c.customer_id
JOIN lineitem AS l ON l.order_id = o.order_id
WHERE c.segment = 'BUILDING' AND o.order_date < '1995-03-15' AND l.ship_date > '1995-03-15'
GROUP BY l.order_id, o.order_date, o.ship_priority
ORDER BY revenue DESC, o.order_date, l.order_id
LIMIT 10
-- DuckDB
SELECT l.order_id, sum(l.price * (1 - l.discount)) AS revenue, o.order_date, o.ship_priority
FROM customer c, orders o, lineitem l
WHERE c.segment = 'BUILDING' AND o.customer_id = c.customer_id AND l.order_id = o.order_id
  AND o.order_date < DATE '1995-03-15' AND l.ship_date > DATE '1995-03-15'
GROUP BY l.order_id, o.order_date, o.ship_priority
ORDER BY revenue DESC, o.order_date, l.order_id LIMIT 10
-- 4 late orders by priority
SELECT o.priority, COUNT(*) AS late
FROM orders AS o
WHERE o.order_date >= '1993-07-01' AND o.order_date < DATE_ADD(DATE '1993-07-01', INTERVAL 3 MONTH)
  AND EXISTS (
    SELECT 1 FROM lineitem AS l WHERE l.order_id = o.order_id AND l.commit_date < l.receipt_date)
GROUP BY o.priority
ORDER BY o.priority
-- DuckDB
SELECT o.priority, count(*) FROM orders o
WHERE o.order_date >= DATE '1993-07-01' AND o.order_date < DATE '1993-10-01'
  AND o.order_id IN (SELECT order_id FROM lineitem WHERE commit_date < receipt_date)
GROUP BY ALL ORDER BY ALL
-- 5 revenue within a region
SELECT n.nation_name, SUM(l.price * (1 - l.discount)) AS revenue
FROM customer AS c
JOIN orders AS o USING (customer_id)
JOIN lineitem AS l USING (order_id)
JOIN supplier AS s ON s.supplier_id = l.supplier_id AND s.nation_id = c.nation_id
JOIN nation AS n ON n.nation_id = s.nation_id
JOIN region AS r USING (region_id)
WHERE r.region_name = 'ASIA' AND o.order_date >= '1994-01-01'
  AND o.order_date < DATE_ADD(DATE '1994-01-01', INTERVAL 1 YEAR)
GROUP BY n.nation_name
ORDER BY revenue DESC
-- DuckDB
SELECT n.nation_name, sum(l.price * (1 - l.discount)) AS revenue
FROM customer c, orders o, lineitem l, supplier s, nation n, region r
WHERE o.customer_id = c.customer_id AND l.order_id = o.order_id AND s.supplier_id = l.supplier_id
  AND s.nation_id = c.nation_id AND n.nation_id = s.nation_id AND r.region_id = n.region_id
  AND r.region_name = 'ASIA' AND o.order_date >= DATE '1994-01-01' AND o.order_date < DATE '1995-01-01'
GROUP BY n.nation_name ORDER BY revenue DESC
-- 6 what small discounts cost
SELECT SUM(price * discount) AS revenue
FROM lineitem
WHERE ship_date >= '1994-01-01' AND ship_date < DATE_ADD(DATE '1994-01-01', INTERVAL 1 YEAR)
  AND discount BETWEEN 0.045 AND 0.075 AND quantity < 24
-- DuckDB
SELECT sum(price * discount) FROM lineitem
WHERE ship_date >= DATE '1994-01-01' AND ship_date < DATE '1995-01-01'
  AND discount >= 0.045 AND discount <= 0.075 AND quantity < 24
-- 7 trade between two nations
SELECT a.nation_name AS seller, b.nation_name AS buyer, EXTRACT(YEAR FROM l.ship_date) AS year,
  SUM(l.price * (1 - l.discount)) AS revenue
FROM supplier AS s
JOIN lineitem AS l ON l.supplier_id = s.supplier_id
JOIN orders AS o ON o.order_id = l.order_id
JOIN customer AS c ON c.customer_id = o.customer_id
JOIN nation AS a ON a.nation_id = s.nation_id
JOIN nation AS b ON b.nation_id = c.nation_id
WHERE ((a.nation_name = 'NATION 16' AND b.nation_name = 'NATION 17')
    OR (a.nation_name = 'NATION 17' AND b.nation_name = 'NATION 16'))
  AND l.ship_date BETWEEN '1995-01-01' AND '1996-12-31'
GROUP BY seller, buyer, year
ORDER BY seller, buyer, year
-- DuckDB
SELECT a.nation_name, b.nation_name, year(l.ship_date), sum(l.price * (1 - l.discount))
FROM supplier s, lineitem l, orders o, customer c, nation a, nation b
WHERE l.supplier_id = s.supplier_id AND o.order_id = l.order_id AND c.customer_id = o.customer_id
  AND a.nation_id = s.nation_id AND b.nation_id = c.nation_id
  AND (a.nation_name, b.nation_name) IN (('NATION 16', 'NATION 17'), ('NATION 17', 'NATION 16'))
  AND l.ship_date BETWEEN DATE '1995-01-01' AND DATE '1996-12-31'
GROUP BY ALL ORDER BY 1, 2, 3
-- 8 share of a nation in a market
SELECT EXTRACT(YEAR FROM o.order_date) AS year,
  SUM(IF(n2.nation_name = 'NATION 12', l.price * (1 - l.discount), 0)) / SUM(l.price * (1 - l.discount)) AS share
FROM part AS p
JOIN lineitem AS l ON l.part_id = p.part_id
JOIN supplier AS s ON s.supplier_id = l.supplier_id
JOIN orders AS o ON o.order_id = l.order_id
JOIN customer AS c ON c.customer_id = o.customer_id
JOIN nation AS n1 ON n1.nation_id = c.nation_id
JOIN region AS r ON r.region_id = n1.region_id
JOIN nation AS n2 ON n2.nation_id = s.nation_id
WHERE r.region_name = 'AMERICA' AND p.kind = 'ECONOMY ANODIZED STEEL'
  AND o.order_date BETWEEN '1995-01-01' AND '1996-12-31'
GROUP BY year
ORDER BY year
-- DuckDB
SELECT year(o.order_date),
  sum(CASE WHEN n2.nation_name = 'NATION 12' THEN l.price * (1 - l.discount) ELSE 0 END)
    / sum(l.price * (1 - l.discount))
FROM part p, lineitem l, supplier s, orders o, customer c, nation n1, region r, nation n2
WHERE l.part_id = p.part_id AND s.supplier_id = l.supplier_id AND o.order_id = l.order_id
  AND c.customer_id = o.customer_id AND n1.nation_id = c.nation_id AND r.region_id = n1.region_id
  AND n2.nation_id = s.nation_id AND r.region_name = 'AMERICA' AND p.kind = 'ECONOMY ANODIZED STEEL'
  AND o.order_date BETWEEN DATE '1995-01-01' AND DATE '1996-12-31'
GROUP BY 1 ORDER BY 1
-- 9 profit by nation and year
SELECT n.nation_name, EXTRACT(YEAR FROM o.order_date) AS year,
  SUM(l.price * (1 - l.discount) - k.cost * l.quantity) AS profit
FROM part AS p
JOIN lineitem AS l ON l.part_id = p.part_id
JOIN supplier AS s ON s.supplier_id = l.supplier_id
JOIN stock AS k ON k.part_id = l.part_id AND k.supplier_id = l.supplier_id
JOIN orders AS o ON o.order_id = l.order_id
JOIN nation AS n ON n.nation_id = s.nation_id
WHERE p.part_name LIKE '%green%'
GROUP BY n.nation_name, year
ORDER BY n.nation_name, year DESC
-- DuckDB
SELECT n.nation_name, year(o.order_date) AS y, sum(l.price * (1 - l.discount) - k.cost * l.quantity)
FROM part p, lineitem l, supplier s, stock k, orders o, nation n
WHERE l.part_id = p.part_id AND s.supplier_id = l.supplier_id AND k.part_id = l.part_id
  AND k.supplier_id = l.supplier_id AND o.order_id = l.order_id AND n.nation_id = s.nation_id
  AND contains(p.part_name, 'green')
GROUP BY n.nation_name, y ORDER BY n.nation_name, y DESC
-- 10 customers who send back
SELECT c.customer_id, c.customer_name, SUM(l.price * (1 - l.discount)) AS revenue, c.balance,
  n.nation_name, c.address, c.phone
FROM customer AS c
JOIN orders AS o ON o.customer_id = c.customer_id
JOIN lineitem AS l ON l.order_id = o.order_id
JOIN nation AS n ON n.nation_id = c.nation_id
WHERE o.order_date >= '1993-10-01' AND o.order_date < '1994-01-01' AND l.return_flag = 'R'
GROUP BY c.customer_id, c.customer_name, c.balance, n.nation_name, c.address, c.phone
ORDER BY revenue DESC, c.customer_id
LIMIT 20
-- DuckDB
SELECT c.customer_id, c.customer_name, sum(l.price * (1 - l.discount)) AS revenue, c.balance,
  n.nation_name, c.address, c.phone
FROM customer c, orders o, lineitem l, nation n
WHERE o.customer_id = c.customer_id AND l.order_id = o.order_id AND n.nation_id = c.nation_id
  AND o.order_date >= DATE '1993-10-01' AND o.order_date < DATE '1994-01-01' AND l.return_flag = 'R'
GROUP BY c.customer_id, c.customer_name, c.balance, n.nation_name, c.address, c.phone
ORDER BY revenue DESC, c.customer_id LIMIT 20
-- 11 stock of weight
WITH here AS (
  SELECT k.part_id, k.cost * k.quantity AS value
  FROM stock AS k
  JOIN supplier AS s ON s.supplier_id = k.supplier_id
  JOIN nation AS n ON n.nation_id = s.nation_id
  WHERE n.nation_name = 'NATION 17'
)
SELECT part_id, SUM(value) AS held
FROM here
GROUP BY part_id
HAVING SUM(value) > (SELECT SUM(value) * 0.0001 FROM here)
ORDER BY 2 DESC, part_id
-- DuckDB
SELECT k.part_id, sum(k.cost * k.quantity) AS value
FROM stock k, supplier s, nation n
WHERE s.supplier_id = k.supplier_id AND n.nation_id = s.nation_id AND n.nation_name = 'NATION 17'
GROUP BY k.part_id
HAVING sum(k.cost * k.quantity) > (
  SELECT sum(k.cost * k.quantity) * 0.0001::DOUBLE FROM stock k, supplier s, nation n
  WHERE s.supplier_id = k.supplier_id AND n.nation_id = s.nation_id AND n.nation_name = 'NATION 17')
ORDER BY value DESC, k.part_id
-- 12 late lines by mode
SELECT l.mode, COUNTIF(o.priority IN ('1-URGENT', '2-HIGH')) AS high,
  COUNTIF(o.priority NOT IN ('1-URGENT', '2-HIGH')) AS low
FROM orders AS o
JOIN lineitem AS l ON l.order_id = o.order_id
WHERE l.mode IN ('MAIL', 'SHIP') AND l.commit_date < l.receipt_date AND l.ship_date < l.commit_date
  AND l.receipt_date >= '1994-01-01' AND l.receipt_date < '1995-01-01'
GROUP BY l.mode
ORDER BY l.mode
-- DuckDB
SELECT l.mode, count(*) FILTER (o.priority IN ('1-URGENT', '2-HIGH')),
  count(*) FILTER (o.priority NOT IN ('1-URGENT', '2-HIGH'))
FROM orders o, lineitem l
WHERE l.order_id = o.order_id AND l.mode IN ('MAIL', 'SHIP') AND l.commit_date < l.receipt_date
  AND l.ship_date < l.commit_date AND year(l.receipt_date) = 1994
GROUP BY ALL ORDER BY ALL
-- 13 customers by number of orders
SELECT orders_of, COUNT(*) AS customers
FROM (
  SELECT c.customer_id, COUNT(o.order_id) AS orders_of
  FROM customer AS c
  LEFT JOIN orders AS o ON o.customer_id = c.customer_id AND o.note NOT LIKE '%special%requests%'
  GROUP BY c.customer_id)
GROUP BY orders_of
ORDER BY customers DESC, orders_of DESC
-- DuckDB
SELECT orders_of, count(*) AS customers FROM (
  SELECT c.customer_id, count(o.order_id) AS orders_of
  FROM customer c LEFT JOIN orders o
    ON o.customer_id = c.customer_id AND NOT (o.note LIKE '%special%requests%')
  GROUP BY c.customer_id)
GROUP BY orders_of ORDER BY customers DESC, orders_of DESC
-- 14 share of promotions
SELECT 100 * SUM(IF(STARTS_WITH(p.kind, 'PROMO'), l.price * (1 - l.discount), 0))
  / SUM(l.price * (1 - l.discount)) AS percent
FROM lineitem AS l
JOIN part AS p ON p.part_id = l.part_id
WHERE l.ship_date >= '1995-09-01' AND l.ship_date < DATE_ADD(DATE '1995-09-01', INTERVAL 1 MONTH)
-- DuckDB
SELECT 100 * sum(CASE WHEN p.kind LIKE 'PROMO%' THEN l.price * (1 - l.discount) ELSE 0 END)
  / sum(l.price * (1 - l.discount))
FROM lineitem l, part p
WHERE p.part_id = l.part_id AND l.ship_date >= DATE '1995-09-01' AND l.ship_date < DATE '1995-10-01'
-- 15 best supplier of a quarter
WITH revenue AS (
  SELECT supplier_id, ROUND(SUM(price * (1 - discount)), 2) AS total
  FROM lineitem
  WHERE ship_date >= '1996-01-01' AND ship_date < '1996-04-01'
  GROUP BY supplier_id
)
SELECT s.supplier_id, s.supplier_name, s.address, s.phone, r.total
FROM supplier AS s
JOIN revenue AS r ON r.supplier_id = s.supplier_id
WHERE TRUE
QUALIFY RANK() OVER (ORDER BY r.total DESC) = 1
ORDER BY s.supplier_id
-- DuckDB
WITH revenue AS MATERIALIZED (
  SELECT supplier_id, round(sum(price * (1 - discount)), 2) AS total
  FROM lineitem
  WHERE ship_date >= DATE '1996-01-01' AND ship_date < DATE '1996-04-01'
  GROUP BY supplier_id
)
SELECT s.supplier_id, s.supplier_name, s.address, s.phone, r.total
FROM supplier s, revenue r
WHERE r.supplier_id = s.supplier_id AND r.total = (SELECT max(total) FROM revenue)
ORDER BY s.supplier_id
-- 16 suppliers of parts, without complaints
SELECT p.brand, p.kind, p.size, COUNT(DISTINCT k.supplier_id) AS suppliers
FROM stock AS k
JOIN part AS p ON p.part_id = k.part_id
WHERE p.brand != 'Brand#45' AND p.kind NOT LIKE 'MEDIUM POLISHED%'
  AND p.size IN (49, 14, 23, 45, 19, 3, 36, 9)
  AND k.supplier_id NOT IN (
    SELECT supplier_id FROM supplier WHERE note LIKE '%Customer%Complaints%')
GROUP BY p.brand, p.kind, p.size
ORDER BY suppliers DESC, p.brand, p.kind, p.size
LIMIT 1000
-- DuckDB
SELECT p.brand, p.kind, p.size, count(DISTINCT k.supplier_id) AS suppliers
FROM stock k, part p
WHERE p.part_id = k.part_id AND p.brand <> 'Brand#45' AND NOT starts_with(p.kind, 'MEDIUM POLISHED')
  AND p.size IN (49, 14, 23, 45, 19, 3, 36, 9)
  AND NOT EXISTS (
    SELECT 1 FROM supplier s
    WHERE s.supplier_id = k.supplier_id AND s.note LIKE '%Customer%Complaints%')
GROUP BY p.brand, p.kind, p.size
ORDER BY suppliers DESC, p.brand, p.kind, p.size LIMIT 1000
-- 17 what small orders bring
SELECT SUM(l.price) / 7 AS yearly
FROM lineitem AS l
JOIN part AS p ON p.part_id = l.part_id
WHERE p.brand = 'Brand#23' AND p.container = 'MED BOX'
  AND l.quantity < (SELECT 0.2 * AVG(l2.quantity) FROM lineitem AS l2 WHERE l2.part_id = p.part_id)
-- DuckDB
SELECT sum(l.price) / 7
FROM lineitem l, part p
WHERE p.part_id = l.part_id AND p.brand = 'Brand#23' AND p.container = 'MED BOX'
  AND l.quantity < (SELECT 0.2::DOUBLE * avg(l2.quantity) FROM lineitem l2 WHERE l2.part_id = p.part_id)
-- 18 customers of large orders
SELECT c.customer_name, c.customer_id, o.order_id, o.order_date, o.total, SUM(l.quantity) AS pieces
FROM customer AS c
JOIN orders AS o ON o.customer_id = c.customer_id
JOIN lineitem AS l ON l.order_id = o.order_id
WHERE o.order_id IN (
  SELECT order_id FROM lineitem GROUP BY order_id HAVING SUM(quantity) > 300)
GROUP BY c.customer_name, c.customer_id, o.order_id, o.order_date, o.total
ORDER BY o.total DESC, o.order_date, o.order_id
LIMIT 100
-- DuckDB
SELECT c.customer_name, c.customer_id, o.order_id, o.order_date, o.total, sum(l.quantity)
FROM customer c, orders o, lineitem l
WHERE o.customer_id = c.customer_id AND l.order_id = o.order_id
  AND o.order_id IN (SELECT order_id FROM lineitem GROUP BY order_id HAVING sum(quantity) > 300)
GROUP BY c.customer_name, c.customer_id, o.order_id, o.order_date, o.total
ORDER BY o.total DESC, o.order_date, o.order_id LIMIT 100
-- 19 revenue of three kinds of parts
SELECT SUM(l.price * (1 - l.discount)) AS revenue
FROM lineitem AS l
JOIN part AS p ON p.part_id = l.part_id
WHERE l.mode IN ('AIR', 'AIR REG') AND l.instruct = 'DELIVER IN PERSON' AND (
  (p.brand = 'Brand#12' AND STARTS_WITH(p.container, 'SM') AND l.quantity BETWEEN 1 AND 11 AND p.size <= 15)
  OR (p.brand = 'Brand#23' AND STARTS_WITH(p.container, 'MED') AND l.quantity BETWEEN 10 AND 20 AND p.size <= 30)
  OR (p.brand = 'Brand#34' AND STARTS_WITH(p.container, 'LG') AND l.quantity BETWEEN 20 AND 30 AND p.size <= 45))
-- DuckDB
SELECT sum(l.price * (1 - l.discount))
FROM lineitem l, part p
WHERE p.part_id = l.part_id AND l.mode IN ('AIR', 'AIR REG') AND l.instruct = 'DELIVER IN PERSON' AND (
  (p.brand = 'Brand#12' AND p.container LIKE 'SM%' AND l.quantity BETWEEN 1 AND 11 AND p.size <= 15)
  OR (p.brand = 'Brand#23' AND p.container LIKE 'MED%' AND l.quantity BETWEEN 10 AND 20 AND p.size <= 30)
  OR (p.brand = 'Brand#34' AND p.container LIKE 'LG%' AND l.quantity BETWEEN 20 AND 30 AND p.size <= 45))
-- 20 suppliers with too much of a part
SELECT s.supplier_name, s.address
FROM supplier AS s
JOIN nation AS n ON n.nation_id = s.nation_id
WHERE n.nation_name = 'NATION 13' AND s.supplier_id IN (
  SELECT k.supplier_id
  FROM stock AS k
  WHERE k.part_id IN (SELECT part_id FROM part WHERE STARTS_WITH(part_name, 'forest'))
    AND k.quantity > (
      SELECT 0.5 * SUM(l.quantity)
      FROM lineitem AS l
      WHERE l.part_id = k.part_id AND l.supplier_id = k.supplier_id
        AND l.ship_date >= '1994-01-01' AND l.ship_date < '1995-01-01'))
ORDER BY s.supplier_name
-- DuckDB
SELECT s.supplier_name, s.address
FROM supplier s, nation n
WHERE n.nation_id = s.nation_id AND n.nation_name = 'NATION 13' AND s.supplier_id IN (
  SELECT k.supplier_id
  FROM stock k JOIN (
    SELECT part_id, supplier_id, sum(quantity) AS pieces FROM lineitem
    WHERE ship_date >= DATE '1994-01-01' AND ship_date < DATE '1995-01-01' GROUP BY ALL) AS l
    ON l.part_id = k.part_id AND l.supplier_id = k.supplier_id
  WHERE k.part_id IN (SELECT part_id FROM part WHERE part_name LIKE 'forest%')
    AND k.quantity > 0.5::DOUBLE * l.pieces)
ORDER BY s.supplier_name
-- 21 suppliers who alone kept an order waiting
SELECT s.supplier_name, COUNT(*) AS waits
FROM supplier AS s
JOIN lineitem AS l ON l.supplier_id = s.supplier_id
JOIN orders AS o ON o.order_id = l.order_id
JOIN nation AS n ON n.nation_id = s.nation_id
WHERE o.status = 'F' AND l.receipt_date > l.commit_date AND n.nation_name = 'NATION 30'
  AND EXISTS (
    SELECT 1 FROM lineitem AS x WHERE x.order_id = l.order_id AND x.supplier_id != l.supplier_id)
  AND NOT EXISTS (
    SELECT 1 FROM lineitem AS y
    WHERE y.order_id = l.order_id AND y.supplier_id != l.supplier_id AND y.receipt_date > y.commit_date)
GROUP BY s.supplier_name
ORDER BY waits DESC, s.supplier_name
LIMIT 100
-- DuckDB
SELECT s.supplier_name, count(*) AS waits
FROM supplier s, lineitem l, orders o, nation n
WHERE l.supplier_id = s.supplier_id AND o.order_id = l.order_id AND n.nation_id = s.nation_id
  AND o.status = 'F' AND l.receipt_date > l.commit_date AND n.nation_name = 'NATION 30'
  AND EXISTS (
    SELECT * FROM lineitem x WHERE x.order_id = l.order_id AND x.supplier_id <> l.supplier_id)
  AND NOT EXISTS (
    SELECT * FROM lineitem y
    WHERE y.order_id = l.order_id AND y.supplier_id <> l.supplier_id AND y.receipt_date > y.commit_date)
GROUP BY s.supplier_name ORDER BY waits DESC, s.supplier_name LIMIT 100
-- 22 rich customers without orders
WITH chosen AS (
  SELECT customer_id, SUBSTR(phone, 1, 2) AS code, balance
  FROM customer
  WHERE SUBSTR(phone, 1, 2) IN ('13', '31', '23', '29', '30', '18', '17')
)
SELECT code, COUNT(*) AS customers, SUM(balance) AS balance
FROM chosen AS c
WHERE c.balance > (SELECT AVG(balance) FROM chosen WHERE balance > 0)
  AND NOT EXISTS (SELECT 1 FROM orders AS o WHERE o.customer_id = c.customer_id)
GROUP BY code
ORDER BY code
-- DuckDB
SELECT phone[1:2] AS code, count(*), sum(balance)
FROM customer c
WHERE code IN ('13', '31', '23', '29', '30', '18', '17')
  AND balance > (
    SELECT avg(balance) FROM customer
    WHERE balance > 0 AND phone[1:2] IN ('13', '31', '23', '29', '30', '18', '17'))
  AND customer_id NOT IN (SELECT customer_id FROM orders)
GROUP BY code ORDER BY code
