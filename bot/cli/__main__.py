"""`python -m bot.cli` is the command `yumekonte`."""

from bot.cli import main

main()
