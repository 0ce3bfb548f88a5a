package com.salesintelligence.local.sandbox.steering;

import com.salesintelligence.local.sandbox.company.Dice;
import java.io.IOException;

/** A source at which things happen by themselves. */
public interface Lively {
  void live(Dice dice) throws IOException;
}
