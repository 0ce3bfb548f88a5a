-- Does the warehouse answer?
SELECT 1 AS one
