"""How much doclint finds and how often it is wrong: known defects planted in clean documents.

    python -m benchmarks.accuracy DIR [DIR ...] --seeds 3

For each document, kind and seed one defect is planted and doclint is run as it is by default. A row
says in how many cases a rule of the right group spoke at the right place (found; loud: at warning or
above), where it did not but another finding stands there (other), how many findings at warning or
above are new elsewhere (else), and how often all fixes that can be applied gave the clean text back,
white space inside lines aside (repaired). For a control, which is no defect, found counts silence.
"""
