// Draws each chart from its table twin: one source of numbers for both.
(() => {
  'use strict';
  if (!window.echarts) return;
  document.documentElement.classList.add('has-charts');
  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const cells = (id, column) => [...document.querySelectorAll('#' + id + ' tbody tr')].map((row) => row.cells[column]);
  const value = (cell) => (cell.dataset.value === undefined ? null : Number(cell.dataset.value));

  const axis = () => ({ axisLine: { lineStyle: { color: token('rule') } }, axisTick: { show: false }, axisLabel: { color: token('ink-3'), fontSize: 11, hideOverlap: true }, splitLine: { lineStyle: { color: token('rule') } } });
  const tooltip = (trigger) => ({ trigger, renderMode: 'richText', confine: true, backgroundColor: token('raised'), borderColor: token('rule'), textStyle: { color: token('ink'), fontSize: 12 }, axisPointer: { lineStyle: { color: token('rule-strong') }, type: trigger === 'axis' ? 'line' : 'none' } });
  const base = () => ({ animation: false, textStyle: { fontFamily: getComputedStyle(document.body).fontFamily }, aria: { enabled: true }, grid: { left: 4, right: 8, top: 12, bottom: 0, containLabel: true } });

  const kinds = {
    distribution(table) {
      const rows = [...document.querySelectorAll('#' + table + ' tbody tr')];
      return { ...base(), tooltip: tooltip('item'),
        xAxis: { type: 'category', data: rows.map((row) => row.cells[0].textContent.split('–')[0]), ...axis() },
        yAxis: { type: 'value', minInterval: 1, splitNumber: 3, ...axis(), axisLine: { show: false } },
        series: [{ type: 'bar', name: 'Accounts', barCategoryGap: '18%', data: rows.map((row) => ({ value: value(row.cells[1]), name: row.cells[0].textContent, itemStyle: { color: token(row.dataset.band + '-solid'), borderRadius: [3, 3, 0, 0] } })) }] };
    },
    history(table) {
      const days = cells(table, 0).map((cell) => cell.dataset.value);
      const line = (name, column) => ({ type: 'line', name, data: cells(table, column).map(value), showSymbol: days.length < 3, symbolSize: 5, connectNulls: true, lineStyle: { width: column === 1 ? 2.5 : 1.5, color: token('line-' + column) }, itemStyle: { color: token('line-' + column) } });
      return { ...base(), tooltip: tooltip('axis'),
        xAxis: { type: 'category', boundaryGap: false, data: days, ...axis(), axisLabel: { color: token('ink-3'), fontSize: 11, hideOverlap: true, formatter: (day) => new Date(day + 'T00:00:00Z').toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }) } },
        yAxis: { type: 'value', min: 0, max: 100, interval: 25, ...axis(), axisLine: { show: false } },
        series: [line('Priority', 1), line('Budget', 2), line('Engagement', 3)] };
    },
  };

  function draw() {
    document.querySelectorAll('[data-chart]').forEach((element) => {
      const chart = echarts.getInstanceByDom(element) ?? echarts.init(element, null, { renderer: 'canvas' });
      chart.setOption(kinds[element.dataset.chart](element.dataset.table), true);
      chart.resize();
    });
  }

  draw();
  document.addEventListener('htmx:afterSettle', draw);
  window.addEventListener('resize', draw);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
})();
