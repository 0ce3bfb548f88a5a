package com.salesintelligence.local.bigquery.rest;

import com.salesintelligence.local.bigquery.catalog.Datasets;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.Tables;
import com.salesintelligence.local.bigquery.load.ExtractJobs;
import com.salesintelligence.local.bigquery.load.LoadJobs;
import com.salesintelligence.local.bigquery.load.Streaming;
import com.salesintelligence.local.bigquery.query.Jobs;
import com.salesintelligence.local.bigquery.query.QueryEngine;
import com.salesintelligence.local.bigquery.query.Selections;
import com.salesintelligence.local.bigquery.query.Staging;
import com.salesintelligence.local.bigquery.query.TableRows;
import com.salesintelligence.local.bigquery.store.Folders;

/** What the REST API is in front of. */
public record Backend(
    Metadata metadata,
    Datasets datasets,
    Tables tables,
    QueryEngine engine,
    TableRows tableRows,
    Selections selections,
    Staging staging,
    Jobs jobs,
    LoadJobs loads,
    ExtractJobs extracts,
    Streaming streaming,
    Folders folders) {}
