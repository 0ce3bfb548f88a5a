SELECT
  @text AS text, @number AS number, @fraction AS fraction, @flag AS flag, @amount AS amount, @moment AS moment, @day AS day,
  @words AS words, ARRAY_LENGTH(@none) AS count
