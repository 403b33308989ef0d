"""The interview that makes an agreement file: questions, answers, and the words that they change."""
