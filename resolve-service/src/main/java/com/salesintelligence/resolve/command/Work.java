package com.salesintelligence.resolve.command;

import com.salesintelligence.resolve.linkage.Linkage;
import com.salesintelligence.resolve.linkage.Linkage.Scored;
import com.salesintelligence.resolve.linkage.Model;
import com.salesintelligence.resolve.linkage.Specification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** What both commands do first: read the files, learn a model, compare. */
record Work(
    Specification specification, RecordFiles files, Linkage linkage, Model model, Scored scored) {

  static Work on(Path specificationFile, Progress progress) throws IOException {
    var file = SpecificationFile.read(specificationFile);
    var specification = file.specification();
    Path folder =
        Objects.requireNonNullElse(specificationFile.toAbsolutePath().getParent(), Path.of(""));
    var files =
        RecordFiles.read(file, folder, n -> progress.say("reading: %,d records".formatted(n)));
    var linkage = new Linkage(specification, files.entries(), files.firstOfSecond());
    progress.say("learning from %,d records".formatted(files.entries().size()));
    var model = linkage.train();
    progress.say("comparing");
    var scored = linkage.score(model);
    return new Work(specification, files, linkage, model, scored);
  }
}
